import { createMemo, Show } from "solid-js";
import type { LedgerFacts } from "../../core/findings/finding.schema.ts";
import { type LedgerLine, ledgerOf } from "../../core/findings/ledger.ts";
import { today } from "../../lib/clock.ts";
import { formatMoment, formatNumber } from "../../lib/format.ts";
import { formatPct } from "../../lib/format-quantities.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon, printIcon } from "../../ui/icons.ts";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Watermark } from "../../ui/Watermark.tsx";
import { createFilters } from "./address.ts";
import { createLedgerReading, createScopeReading } from "./data.ts";
import { type FindingFilters, NO_FILTERS } from "./filters.ts";
import { ScopeFilters } from "./FindingFilterBar.tsx";
import { ledgerColumns } from "./ledger-columns.ts";
import { ledgerSheets } from "./ledger-sheets.ts";
import { LedgerTable } from "./LedgerTable.tsx";
import { createSaving } from "../../lib/saving.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** The ledger for a period: this year unless another is chosen. Every number opens its rows. */
export function LedgerPanel() {
  const [chosen, setFilters] = createFilters();
  const filters = (): FindingFilters => {
    const { organId, topic, from, to } = chosen();
    return { ...NO_FILTERS, organId, topic, from: from || `${today().slice(0, 4)}-01-01`, to: to || today() };
  };
  const reading = createLedgerReading(filters);
  const scope = createScopeReading();
  return (
    <div class={css["panel"]}>
      <div class={css["filters"]} role="group" aria-label={words("list.filters")}>
        <ScopeFilters filters={filters()} units={scope.value()?.units ?? []} onFilters={setFilters} />
      </div>
      <ReadingFrame reading={reading} lines={6}>
        <Show when={reading.value()}>{(facts) => <KnownLedger facts={facts()} filters={filters()} />}</Show>
      </ReadingFrame>
    </div>
  );
}

function KnownLedger(props: { facts: LedgerFacts; filters: FindingFilters }) {
  const ledger = createMemo(() => ledgerOf(props.facts));
  const isEmpty = () => ledger().total.findings === 0 && !ledger().total.projects;
  const columns = (kind: "organ" | "topic") =>
    ledgerColumns(kind, props.filters, props.facts.projects !== null);
  return (
    <Show when={!isEmpty()} fallback={<EmptyState title={words("ledger.empty")} />}>
      <Watermark text={signedIn().officer.name}>
        <Stack gap="md">
          <p class={css["sentence"]}>{sentence(ledger().total, props.facts.as_of)}</p>
          <LedgerActions facts={props.facts} filters={props.filters} />
          <Card title={words("ledger.caption_organ")} flush>
            <LedgerTable
              caption={words("ledger.caption_organ")}
              nameHeader={words("ledger.organ")}
              columns={columns("organ")}
              lines={ledger().byOrgan}
              total={ledger().total}
            />
          </Card>
          <Card title={words("ledger.caption_topic")} flush>
            <LedgerTable
              caption={words("ledger.caption_topic")}
              nameHeader={words("ledger.topic")}
              columns={columns("topic")}
              lines={ledger().byTopic}
              total={ledger().total}
            />
          </Card>
          <p class={css["quiet"]}>{words("ledger.note")}</p>
        </Stack>
      </Watermark>
    </Show>
  );
}

const rateWords = ({ ratePct }: LedgerLine): string =>
  ratePct === null ? words("ledger.no_rate") : formatPct(ratePct);

/** The same numbers as the table, for the same moment, as a report would say them. */
function sentence(total: LedgerLine, asOf: string): string {
  const counts = {
    moment: formatMoment(asOf),
    findings: total.findings,
    rectified: total.rectified,
    rate: rateWords(total),
    open: total.open,
    interviews: total.interviews,
  };
  return total.projects === null
    ? words("ledger.sentence_topic", counts)
    : words("ledger.sentence", { ...counts, projects: formatNumber(total.projects) });
}

function LedgerActions(props: { facts: LedgerFacts; filters: FindingFilters }) {
  const saving = createSaving();
  const download = async () => {
    const { downloadBlob, writeWorkbook } = await import("../../lib/workbook/write.ts");
    const { from, to } = props.filters;
    downloadBlob(
      await writeWorkbook({ sheets: ledgerSheets(props.facts, props.filters) }),
      `${words("ledger.file")}-${from}-${to}.xlsx`,
    );
  };
  return (
    <div class={css["actions"]}>
      <Button
        icon={downloadIcon}
        busy={saving.isBusy()}
        onClick={() => !saving.isBusy() && void saving.follow(download())}
      >
        {saving.isBusy() ? words("ledger.exporting") : words("ledger.export")}
      </Button>
      <Button icon={printIcon} onClick={() => window.print()}>
        {words("ledger.print")}
      </Button>
      <Show when={saving.error()}>{(known) => <ErrorNote error={known()} />}</Show>
    </div>
  );
}
