import type { UnitRow } from "../../core/collaboration/ledger.ts";
import { LINK_KINDS } from "../../core/collaboration/forces.ts";
import { jointKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { type LedgerParams, STATES, yearOf } from "./filter.ts";
import { words } from "./strings.ts";

const YEARS_SHOWN = 5;

export function LedgerFilters(props: {
  params: LedgerParams;
  setParams: (params: LedgerParams) => void;
  leads: readonly UnitRow[];
}) {
  const years = () =>
    Array.from({ length: YEARS_SHOWN }, (_, back) => String(Number(today().slice(0, 4)) - back));
  const chosen = (value: string) => (value === "" ? undefined : value);
  return (
    <FilterBar label={words("ledger.filter")}>
      <SelectField
        label={words("ledger.year")}
        options={years().map((year) => ({ value: year, label: words("ledger.year_n", { year }) }))}
        value={String(yearOf(props.params, today()))}
        onChange={(year) => props.setParams({ year, unit: undefined })}
      />
      <SelectField
        label={words("ledger.kind")}
        options={[
          { value: "", label: words("ledger.all_kinds") },
          ...[...LINK_KINDS, "special_inspection"].map((kind) => ({
            value: kind,
            label: jointKindWord(kind),
          })),
        ]}
        value={props.params.kind ?? ""}
        onChange={(kind) => props.setParams({ kind: chosen(kind) })}
      />
      <SelectField
        label={words("ledger.state")}
        options={[
          { value: "", label: words("ledger.all_states") },
          ...STATES.map((state) => ({ value: state as string, label: words(`ledger.state.${state}`) })),
        ]}
        value={props.params.state ?? ""}
        onChange={(state) => props.setParams({ state: chosen(state) })}
      />
      <SelectField
        label={words("ledger.unit")}
        options={[
          { value: "", label: words("ledger.all_units") },
          ...props.leads.map(({ organId, organName }) => ({ value: organId, label: organName })),
        ]}
        value={props.params.unit ?? ""}
        onChange={(unit) => props.setParams({ unit: chosen(unit) })}
      />
    </FilterBar>
  );
}
