import { useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { formatDay } from "../../lib/format.ts";
import { createCommandEntries } from "../../lib/outbox/entries.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createTalkFilters } from "./address.ts";
import { CORRECTIONS } from "./correction.ts";
import { Corrections } from "./Corrections.tsx";
import { createResearchReading, renewTalks } from "./data.ts";
import { TalkFilterRow } from "./TalkFilterRow.tsx";
import { Unsent } from "./Unsent.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** Field research, newest first; counted in times, and the clues found there in items. */
export function ResearchPanel() {
  const { filters, change, isFiltered } = createTalkFilters();
  const reading = createResearchReading(filters);
  const rows = () => reading.value() ?? [];
  const client = useQueryClient();
  const entries = createCommandEntries(
    ["record_field_research", ...CORRECTIONS],
    () => void renewTalks(client),
  );
  return (
    <Stack gap="lg">
      <TalkFilterRow filters={filters()} withKind={false} onFilters={change} />
      <Unsent entries={entries.open()} />
      <PagedFrame
        reading={reading}
        empty={
          <EmptyState title={words(isFiltered() ? "list.no_match" : "research.none")}>
            {isFiltered() ? undefined : words("research.none_words")}
          </EmptyState>
        }
      >
        <Card title={words("tab.research")} aside={words("research.times", { n: reading.total() })} flush>
          <RowList label={words("tab.research")}>
            <For each={rows()}>
              {(row) => (
                <li>
                  <span class={css["line"]}>
                    <strong>{row.unit_name}</strong>
                    <span>{formatDay(row.on_day)}</span>
                    <span>{row.topic}</span>
                    <Show when={row.clues_found > 0}>
                      <Badge tone="warn">{words("research.clues", { n: row.clues_found })}</Badge>
                    </Show>
                  </span>
                  <span class={css["quiet"]}>
                    {words("list.by", { organ: row.organ_name ?? "", name: row.author_name ?? "" })}
                  </span>
                  <Show when={row.note}>
                    <p class={css["text"]}>{row.note}</p>
                  </Show>
                  <Corrections research={row} waiting={entries.open()} />
                </li>
              )}
            </For>
          </RowList>
        </Card>
      </PagedFrame>
    </Stack>
  );
}
