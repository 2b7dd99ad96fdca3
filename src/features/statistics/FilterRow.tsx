import { Show } from "solid-js";
import { DateField } from "../../ui/TextField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import type { Organ } from "./data.ts";
import { type FilterParams, PERIOD_CHOICES, periodChoice, windowOf } from "./filter.ts";
import { words } from "./strings.ts";
import { today } from "../../lib/clock.ts";

export function FilterRow(props: {
  params: FilterParams;
  setParams: (params: FilterParams) => void;
  choices: readonly Organ[];
  organId: string;
}) {
  const choosePeriod = (period: string) => {
    const current = windowOf(props.params, today());
    props.setParams(
      period === "custom"
        ? { period, from: current?.from ?? today(), to: current?.to ?? today() }
        : { period, from: undefined, to: undefined },
    );
  };
  return (
    <FilterBar label={words("stats.filter")}>
      <SelectField
        label={words("stats.organ")}
        options={props.choices.map((organ) => ({ value: organ.id, label: organ.name }))}
        value={props.organId}
        onChange={(organ) => props.setParams({ organ })}
      />
      <SelectField
        label={words("stats.period")}
        options={PERIOD_CHOICES.map((choice) => ({ value: choice, label: words(`stats.period.${choice}`) }))}
        value={periodChoice(props.params)}
        onChange={choosePeriod}
      />
      <Show when={periodChoice(props.params) === "custom"}>
        <DateField
          label={words("stats.from")}
          value={props.params.from ?? ""}
          onInput={(from) => props.setParams({ from })}
        />
        <DateField
          label={words("stats.to")}
          value={props.params.to ?? ""}
          onInput={(to) => props.setParams({ to })}
        />
      </Show>
    </FilterBar>
  );
}
