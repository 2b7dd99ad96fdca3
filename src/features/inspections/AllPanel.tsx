import { useSearchParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { formatShortDayRange } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { Badge } from "../../ui/Badge.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checklistIcon } from "../../ui/icons.ts";
import type { Tone } from "../../ui/Note.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createInspectionsReading } from "./data.ts";
import { targetOf } from "./documents.ts";
import type { InspectionLine } from "./listed.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

const STATES = ["scheduled", "in_progress", "submitted", "closed", "cancelled"] as const;
export const STATE_TONES: Readonly<Record<string, Tone>> = {
  scheduled: "neutral",
  in_progress: "info",
  submitted: "warn",
  closed: "ok",
  cancelled: "neutral",
};

/** Every inspection that I may read: those that I follow, and those of my unit once they are released. */
export function AllPanel() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  // Not in the address: a browser keeps addresses, and what is looked for here may be a name.
  const [text, setText] = createSignal("");
  const filters = () => ({
    text: text(),
    state: STATES.find((state) => state === search["state"]) ?? "",
  });
  const reading = createInspectionsReading(filters);
  const isFiltered = () => filters().text !== "" || filters().state !== "";
  return (
    <>
      <FilterBar label={words("all.filters")}>
        <SearchBox label={words("all.search")} value={filters().text} onSearch={setText} />
        <SelectField
          label={words("all.state")}
          options={[
            { value: "all" as string, label: words("all.every_state") },
            ...STATES.map((state) => ({ value: state as string, label: stateWord("inspection", state) })),
          ]}
          value={filters().state || "all"}
          onChange={(state) => setSearch({ state: state === "all" ? undefined : state }, { replace: true })}
        />
      </FilterBar>
      <PagedFrame
        reading={reading}
        empty={
          <EmptyState icon={checklistIcon} title={isFiltered() ? words("all.no_match") : words("all.none")}>
            {isFiltered() ? undefined : words("all.none_words")}
          </EmptyState>
        }
      >
        <RowList label={words("tab.all")} framed>
          <For each={reading.value()}>{(row) => <Line row={row} />}</For>
        </RowList>
      </PagedFrame>
    </>
  );
}

function Line(props: { row: InspectionLine }) {
  return (
    <li>
      <div class={css["line"]}>
        <a href={`/inspections/${props.row.id}`}>{props.row.name}</a>
        <Badge>{words(`kind.${props.row.kind}`)}</Badge>
        <Badge tone={STATE_TONES[props.row.state]}>{stateWord("inspection", props.row.state)}</Badge>
      </div>
      <div class={css["meta"]}>
        <span>{targetOf(props.row)}</span>
        <span>{formatShortDayRange(props.row.starts_on, props.row.ends_on)}</span>
        <Show when={props.row.round}>{(n) => <span>{words("round", { n: n() })}</span>}</Show>
        <Show when={props.row.findings > 0}>
          <span>{words("findings.count", { n: props.row.findings })}</span>
        </Show>
      </div>
    </li>
  );
}
