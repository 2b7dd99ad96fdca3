import { createMemo } from "solid-js";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatAside, formatChangePct, formatNumber } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import type { Indicator, Organ } from "./data.ts";
import { indicatorName, unitWord } from "./names.ts";
import { words } from "./strings.ts";
import { linesByOrgan, type OrganLine } from "./tables.ts";

/** One line per organ. It cannot be sorted by a number on purpose: this is no ranking. */
export function OrganTable(props: {
  answer: StatisticsResponse;
  indicators: readonly Indicator[];
  organs: readonly Organ[];
}) {
  const lines = createMemo(() => linesByOrgan(props.answer, props.organs));
  const columns = (): Column<OrganLine>[] => [
    {
      key: "name",
      header: words("stats.organ"),
      text: (line) => line.name,
      priority: 1,
      width: "minmax(10rem, 2fr)",
    },
    ...props.indicators.map((indicator): Column<OrganLine> => ({
      key: indicator.code,
      header: formatAside(indicatorName(indicator), unitWord(indicator)),
      align: "end",
      text: (line) => cellText(line, indicator.code),
    })),
  ];
  return (
    <Card title={words("stats.by_organ")} aside={words("stats.by_organ_hint")} flush>
      <DataTable
        caption={words("stats.by_organ")}
        rows={lines()}
        columns={columns()}
        rowKey={(line) => line.organId}
      />
    </Card>
  );
}

function cellText(line: OrganLine, code: string): string {
  const cell = line.cells[code];
  if (!cell) return "0";
  return cell.yoyPct === null
    ? formatNumber(cell.value)
    : `${formatNumber(cell.value)} ${formatChangePct(cell.yoyPct)}`;
}
