import { createMemo, Show } from "solid-js";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatAside, formatNumber } from "../../lib/format.ts";
import { formatChangePct } from "../../lib/format-quantities.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import type { Indicator, Organ } from "./data.ts";
import { indicatorName, unitWord } from "./names.ts";
import { words } from "./strings.ts";
import { linesByOrgan, type OrganLine } from "./tables.ts";
import css from "./statistics.module.css";

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
      cell: (line) => <Figure line={line} code={indicator.code} />,
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

/** The number, and below it how much it changed: side by side the two would read as one number. */
function Figure(props: { line: OrganLine; code: string }) {
  const cell = () => props.line.cells[props.code];
  return (
    <>
      {formatNumber(cell()?.value ?? 0)}
      <Show when={changeWords(props.line, props.code)}>
        {(change) => <small class={css["change"]}>{change()}</small>}
      </Show>
    </>
  );
}

const cellText = (line: OrganLine, code: string): string =>
  formatAside(formatNumber(line.cells[code]?.value ?? 0), changeWords(line, code));

function changeWords(line: OrganLine, code: string): string {
  const changePct = line.cells[code]?.yoyPct ?? null;
  return changePct === null ? "" : `${words("stats.yoy")} ${formatChangePct(changePct)}`;
}
