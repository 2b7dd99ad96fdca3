import { useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { ledgerLine, ledgerTotals } from "../../core/collaboration/ledger.ts";
import { today } from "../../lib/clock.ts";
import { formatNumber } from "../../lib/format.ts";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { handshakeIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { createLedgerReading } from "./data.ts";
import { filterLines, type LedgerParams, windowOf } from "./filter.ts";
import { LedgerActions } from "./LedgerActions.tsx";
import { LedgerFilters } from "./LedgerFilters.tsx";
import { LedgerTable } from "./LedgerTable.tsx";
import { OwnPartsCard } from "./OwnPartsCard.tsx";
import { words } from "./strings.ts";
import { UnitsCard } from "./UnitsCard.tsx";

/** 联合协作台账: what was done together in a year. It writes itself; each item counts for one unit. */
export function LedgerPage() {
  const [params, setParams] = useSearchParams<LedgerParams>();
  const reading = createLedgerReading(() => windowOf(params, today()));
  const all = createMemo(() => (reading.value() ?? []).map((item) => ledgerLine(item, today())));
  const lines = createMemo(() => filterLines(all(), params));
  const totals = createMemo(() => ledgerTotals(lines()));
  const leads = createMemo(() => ledgerTotals(all()).units.filter(({ items }) => items > 0));
  return (
    <>
      <PageHeader
        title={words("ledger.title")}
        subtitle={words("ledger.subtitle")}
        actions={
          <Show when={lines().length > 0}>
            <LedgerActions lines={lines()} totals={totals()} />
          </Show>
        }
      />
      <Stack gap="lg">
        <LedgerFilters params={params} setParams={setParams} leads={leads()} />
        <ReadingFrame reading={reading} lines={8}>
          <Show
            when={lines().length > 0}
            fallback={
              <Card>
                <EmptyState
                  icon={handshakeIcon}
                  title={words(all().length > 0 ? "ledger.no_match" : "ledger.none")}
                >
                  {all().length > 0 ? undefined : words("ledger.none_words")}
                </EmptyState>
              </Card>
            }
          >
            <Stack gap="lg">
              <Totals totals={totals()} />
              <Card title={words("ledger.list")} aside={String(lines().length)} flush>
                <LedgerTable lines={lines()} />
              </Card>
              <UnitsCard units={totals().units} />
            </Stack>
          </Show>
        </ReadingFrame>
        <OwnPartsCard window={windowOf(params, today())} />
      </Stack>
    </>
  );
}

function Totals(props: { totals: ReturnType<typeof ledgerTotals> }) {
  const card = (label: string, value: number, unit: string) => (
    <StatCard label={label} value={formatNumber(value)} unit={unit} />
  );
  return (
    <StatRow>
      {card(words("ledger.items"), props.totals.items, words("unit.item"))}
      {card(words("ledger.concluded"), props.totals.concluded, words("unit.item"))}
      {card(words("ledger.overdue"), props.totals.overdue, words("unit.item"))}
      {card(words("ledger.saved"), props.totals.savedDays, words("unit.day"))}
      {card(words("ledger.visits"), props.totals.visits, words("unit.time"))}
      {card(words("ledger.talks"), props.totals.talks, words("unit.person_time"))}
    </StatRow>
  );
}
