import { useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { formatDay, formatNumber } from "../../lib/format.ts";
import { createCommandEntries } from "../../lib/outbox/entries.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createTalkFilters } from "./address.ts";
import { CORRECTIONS } from "./correction.ts";
import { Corrections } from "./Corrections.tsx";
import { createTalksReading, createTalkTotalsReading, renewTalks, type Talk } from "./data.ts";
import { TALK_KINDS } from "./talk.ts";
import { TalkFilterRow } from "./TalkFilterRow.tsx";
import { Unsent } from "./Unsent.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** Talks, newest first, with the person-times of each kind: never added up, because they are four different things. */
export function TalksPanel() {
  const { filters, change, isFiltered } = createTalkFilters();
  const reading = createTalksReading(filters);
  const totals = createTalkTotalsReading(filters);
  const rows = () => reading.value() ?? [];
  const client = useQueryClient();
  const entries = createCommandEntries(["record_talk", ...CORRECTIONS], () => void renewTalks(client));
  return (
    <Stack gap="lg">
      <TalkFilterRow filters={filters()} withKind onFilters={change} />
      <Unsent entries={entries.open()} />
      <PagedFrame
        reading={reading}
        empty={
          <EmptyState title={words(isFiltered() ? "list.no_match" : "list.none")}>
            {isFiltered() ? undefined : words("list.none_words")}
          </EmptyState>
        }
      >
        <Stack gap="lg">
          <section aria-label={words("list.totals")}>
            <ReadingFrame reading={totals} lines={2}>
              <StatRow>
                <For each={TALK_KINDS}>
                  {(kind) => (
                    <StatCard
                      label={talkKindWord(kind)}
                      value={formatNumber(totals.value()?.[kind] ?? 0)}
                      unit={words("list.persons")}
                    />
                  )}
                </For>
              </StatRow>
            </ReadingFrame>
          </section>
          <Card title={words("tab.talks")} flush>
            <RowList label={words("tab.talks")}>
              <For each={rows()}>{(talk) => <TalkRow talk={talk} waiting={entries.open()} />}</For>
            </RowList>
          </Card>
        </Stack>
      </PagedFrame>
    </Stack>
  );
}

function TalkRow(props: { talk: Talk; waiting: readonly Entry[] }) {
  return (
    <li>
      <span class={css["line"]}>
        <Badge tone="info">{talkKindWord(props.talk.kind)}</Badge>
        <strong>{props.talk.unit_name}</strong>
        <span>{formatDay(props.talk.on_day)}</span>
        <span>{words("list.persons_n", { n: props.talk.persons })}</span>
      </span>
      <span class={css["quiet"]}>
        {words("list.by", { organ: props.talk.organ_name ?? "", name: props.talk.author_name ?? "" })}
      </span>
      <Show when={props.talk.activation_id}>
        {(id) => (
          <a href={`/collaboration/${id()}`}>
            {words("list.activation", { title: props.talk.activation_title ?? "" })}
          </a>
        )}
      </Show>
      <Show when={props.talk.finding_id}>
        {(id) => <a href={`/findings/${id()}`}>{words("list.finding")}</a>}
      </Show>
      <Show when={props.talk.note}>
        <p class={css["text"]}>{props.talk.note}</p>
      </Show>
      <Corrections talk={props.talk} waiting={props.waiting} />
    </li>
  );
}
