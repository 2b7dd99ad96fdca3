import { Show } from "solid-js";
import type { FindingScope } from "../../core/findings/finding.schema.ts";
import { FINDING_STATES, FINDING_TOPICS, SEVERITIES, STANDINGS } from "../../core/findings/kinds.ts";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { createMediaQuery, PHONE } from "../../ui/media.ts";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import type { FindingFilters } from "./filters.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

type OnFilters = (changes: Partial<FindingFilters>) => void;

/** What narrows the list; the ledger has only the period, the unit and the topic of it. */
export function FindingFilterBar(props: {
  filters: FindingFilters;
  units: FindingScope["units"];
  onFilters: OnFilters;
}) {
  const isPhone = createMediaQuery(PHONE);
  return (
    <div class={css["filters"]} role="group" aria-label={words("list.filters")}>
      <div class={css["wide"]}>
        <SearchBox
          label={words("list.search")}
          value={props.filters.text}
          onSearch={(text) => props.onFilters({ text })}
        />
      </div>
      <SelectField
        label={words("list.status")}
        options={[
          { value: "" as const, label: words("list.all") },
          { value: "waiting" as const, label: words("status.waiting") },
          { value: "overdue" as const, label: words("status.overdue") },
          ...STANDINGS.map((value) => ({ value, label: words(`standing.${value}`) })),
          ...FINDING_STATES.map((value) => ({ value, label: stateWord("finding", value) })),
        ]}
        value={props.filters.status}
        onChange={(status) => props.onFilters({ status })}
      />
      <Show when={isPhone()} fallback={<RareFilters {...props} />}>
        <details class={css["more"]}>
          <summary>{words("list.more_filters")}</summary>
          <div class={css["filters"]}>
            <RareFilters {...props} />
          </div>
        </details>
      </Show>
    </div>
  );
}

function RareFilters(props: { filters: FindingFilters; units: FindingScope["units"]; onFilters: OnFilters }) {
  return (
    <>
      <ScopeFilters {...props} />
      <SelectField
        label={words("list.severity")}
        options={[
          { value: "" as const, label: words("list.all") },
          ...SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) })),
        ]}
        value={props.filters.severity}
        onChange={(severity) => props.onFilters({ severity })}
      />
    </>
  );
}

/** Unit, topic and the days on which it was found. */
export function ScopeFilters(props: {
  filters: FindingFilters;
  units: FindingScope["units"];
  onFilters: OnFilters;
}) {
  const topics = (): string[] => {
    const offered: readonly string[] = FINDING_TOPICS;
    const chosen = props.filters.topic;
    return chosen && !offered.includes(chosen) ? [...offered, chosen] : [...offered];
  };
  return (
    <>
      <Show when={props.units.length > 1}>
        <SelectField
          label={words("list.unit")}
          options={[
            { value: "", label: words("list.all_units") },
            ...props.units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={props.filters.organId}
          onChange={(organId) => props.onFilters({ organId })}
        />
      </Show>
      <SelectField
        label={words("list.topic")}
        options={[
          { value: "", label: words("list.all_topics") },
          ...topics().map((value) => ({ value, label: value })),
        ]}
        value={props.filters.topic}
        onChange={(topic) => props.onFilters({ topic })}
      />
      <DateField
        label={words("list.from")}
        max={props.filters.to || today()}
        value={props.filters.from}
        onInput={(from) => props.onFilters({ from })}
      />
      <DateField
        label={words("list.to")}
        min={props.filters.from || undefined}
        max={today()}
        value={props.filters.to}
        onInput={(to) => props.onFilters({ to })}
      />
    </>
  );
}
