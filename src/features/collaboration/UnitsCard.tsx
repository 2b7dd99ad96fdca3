import type { UnitRow } from "../../core/collaboration/ledger.ts";
import { formatNumber } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** What each unit owns, and apart from it what it gave to others; by name, never by amount. */
export function UnitsCard(props: { units: readonly UnitRow[] }) {
  return (
    <Card title={words("ledger.units")} flush>
      <p class={css["note"]}>{words("ledger.units_note")}</p>
      <DataTable
        caption={words("ledger.units")}
        rows={props.units}
        columns={columns()}
        rowKey={({ organId }) => organId}
      />
    </Card>
  );
}

const figure = (key: keyof UnitRow, header: string): Column<UnitRow> => ({
  key,
  header,
  text: (row) => formatNumber(Number(row[key])),
  align: "end",
});

const columns = (): Column<UnitRow>[] => [
  {
    key: "name",
    header: words("ledger.unit_name"),
    text: ({ organName }) => organName,
    priority: 1,
    width: "minmax(9rem, 2fr)",
  },
  figure("items", words("ledger.unit_items")),
  figure("concluded", words("ledger.unit_concluded")),
  figure("partIn", words("ledger.unit_part")),
  figure("personDays", words("ledger.unit_days")),
  figure("visits", words("ledger.unit_visits")),
  figure("talks", words("ledger.unit_talks")),
];
