import { Show } from "solid-js";
import { locale } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon } from "../../ui/icons.ts";
import type { ImportDraft } from "./create-import.ts";
import { messages } from "./import-words.ts";
import { words } from "./strings.ts";

/** The file as it was with its refused cells marked; corrected there it can be imported. */
export function ReportButton(props: { draft: ImportDraft }) {
  const { isBusy, error, follow } = createSaving();
  const download = async () => {
    const [{ importReport, REPORT_WORDS }, { downloadBlob, writeWorkbook }] = await Promise.all([
      import("../../lib/workbook/import-report.ts"),
      import("../../lib/workbook/write.ts"),
    ]);
    const { sheets, plan, fileName } = props.draft;
    const spec = importReport(sheets, plan.refused, messages(), REPORT_WORDS[locale()]);
    const name = words("import.report_name", { name: fileName.replace(/\.[^.]*$/, "") });
    downloadBlob(await writeWorkbook(spec), `${name}.xlsx`);
  };
  return (
    <>
      <Button kind="primary" icon={downloadIcon} busy={isBusy()} onClick={() => void follow(download())}>
        {words("import.report")}
      </Button>
      <Show when={error()}>
        {(known) => <ErrorNote error={known()} onRetry={() => void follow(download())} />}
      </Show>
    </>
  );
}
