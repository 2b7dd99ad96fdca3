import { For } from "solid-js";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatNumber } from "../../lib/format.ts";
import { Section } from "../../ui/Card.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import type { Indicator } from "./data.ts";
import { indicatorName, rowsHref, unitWord } from "./names.ts";
import { words } from "./strings.ts";
import { bySubject } from "./tables.ts";

/** The sums of the period, by what they are about. */
export function Totals(props: {
  answer: StatisticsResponse;
  indicators: readonly Indicator[];
  organId: string;
}) {
  const rowOf = (code: string) => props.answer.rows.find((row) => row.indicator === code);
  return (
    <For each={bySubject(props.indicators)}>
      {(group) => (
        <Section title={words(`stats.subject.${group.subject}`)}>
          <StatRow>
            <For each={group.indicators}>
              {(indicator) => (
                <StatCard
                  label={indicatorName(indicator)}
                  value={formatNumber(rowOf(indicator.code)?.value ?? 0)}
                  unit={unitWord(indicator, rowOf(indicator.code)?.value)}
                  yoyPct={rowOf(indicator.code)?.yoy_pct ?? null}
                  href={rowsHref(indicator.code, props.organId, props.answer.window)}
                />
              )}
            </For>
          </StatRow>
        </Section>
      )}
    </For>
  );
}
