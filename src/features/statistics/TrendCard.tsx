import { createMemo, createSignal } from "solid-js";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatMonth } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { LineChart } from "../../ui/LineChart.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import type { Indicator } from "./data.ts";
import { indicatorName, unitWord } from "./names.ts";
import { words } from "./strings.ts";
import { seriesByMonth } from "./tables.ts";

export function TrendCard(props: { answer: StatisticsResponse; indicators: readonly Indicator[] }) {
  const [chosen, setChosen] = createSignal<string>();
  const indicator = () =>
    props.indicators.find((candidate) => candidate.code === chosen()) ?? props.indicators[0];
  const series = createMemo(() => seriesByMonth(props.answer, indicator()?.code ?? ""));
  return (
    <Card
      title={words("stats.by_month")}
      actions={
        <SelectField
          label={words("stats.chart_indicator")}
          hideLabel
          options={props.indicators.map((option) => ({ value: option.code, label: indicatorName(option) }))}
          value={indicator()?.code ?? ""}
          onChange={setChosen}
        />
      }
    >
      <LineChart
        caption={indicator() ? indicatorName(indicator()!) : ""}
        unit={indicator() ? unitWord(indicator()!) : ""}
        categories={series().months.map(formatMonth)}
        series={[
          { label: words("stats.this"), values: series().values },
          { label: words("stats.last_year"), values: series().lastYear },
        ]}
      />
    </Card>
  );
}
