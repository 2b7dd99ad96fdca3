import { Show } from "solid-js";
import type { LedgerLine, LedgerTotals } from "../../core/collaboration/ledger.ts";
import { today } from "../../lib/clock.ts";
import { formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon, printIcon } from "../../ui/icons.ts";
import { words } from "./strings.ts";

/** The ledger on paper, and as a workbook that says as of when and for whom it was made. */
export function LedgerActions(props: { lines: readonly LedgerLine[]; totals: LedgerTotals }) {
  const saving = createSaving();
  const write = async () => {
    const [{ downloadBlob, writeWorkbook }, { ledgerSheets }] = await Promise.all([
      import("../../lib/workbook/write.ts"),
      import("./sheets.ts"),
    ]);
    const about = words("ledger.as_of", { day: formatDay(today()), name: signedIn().officer.name });
    const sheets = ledgerSheets(props.lines, props.totals, [words("ledger.title"), about]);
    downloadBlob(await writeWorkbook({ sheets }), `${words("ledger.file")}-${today()}.xlsx`);
  };
  const run = () => {
    if (!saving.isBusy()) void saving.follow(write());
  };
  return (
    <>
      <Button icon={printIcon} onClick={() => window.print()}>
        {t("action.print")}
      </Button>
      <Button icon={downloadIcon} busy={saving.isBusy()} onClick={run}>
        {words(saving.isBusy() ? "ledger.exporting" : "ledger.export")}
      </Button>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} onRetry={run} />}</Show>
    </>
  );
}
