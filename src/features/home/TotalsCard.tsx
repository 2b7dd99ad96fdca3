import { For } from "solid-js";
import { periodToDate } from "../../core/calendar/period.ts";
import { yearOnYearPct } from "../../core/indicators/rounding.ts";
import { today } from "../../lib/clock.ts";
import { formatDayShort, formatMonth, formatNumber } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { createTotalsReading, type TotalCode, TOTALS } from "./data.ts";
import { scopeOrganId } from "./scope.ts";
import { words } from "./cards.ts";

/** This month so far beside the same days of last year, for the whole branch; each figure opens its rows. */
export function TotalsCard() {
  const window = () => periodToDate("month", today());
  const organId = () => scopeOrganId(signedIn().roles);
  const reading = createTotalsReading(() => ({ organId: organId(), window: window() }));
  const value = (code: TotalCode) => reading.value()?.now.get(code) ?? 0;
  const before = (code: TotalCode) => reading.value()?.lastYear.get(code) ?? 0;
  const address = (code: TotalCode) =>
    `/statistics/rows?indicator=${code}&organ=${organId()}&from=${window().from}&to=${window().to}`;
  return (
    <Card
      title={words("totals.title", { month: formatMonth(today()) })}
      aside={words("totals.to", { day: formatDayShort(window().to) })}
      actions={<a href="/statistics">{words("totals.all")}</a>}
    >
      <ReadingFrame reading={reading} lines={3}>
        <StatRow>
          <For each={TOTALS}>
            {(code) => (
              <StatCard
                label={words(`total.${code}`)}
                value={formatNumber(value(code))}
                unit={words(`total_unit.${code}`)}
                yoyPct={yearOnYearPct(value(code), before(code))}
                href={address(code)}
              />
            )}
          </For>
        </StatRow>
      </ReadingFrame>
    </Card>
  );
}
