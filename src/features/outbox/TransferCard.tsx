import { createSignal, Show } from "solid-js";
import type { ImportReport } from "../../lib/outbox/backup.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { downloadIcon } from "../../ui/icons.ts";
import { Note } from "../../ui/Note.tsx";
import { toast } from "../../ui/toasts.ts";
import { createAction } from "./busy.ts";
import { exportText, exportToFile, importFile } from "./data.ts";
import { copyText } from "./save-text.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

const MAX_BYTES = 200 * 1024 ** 2;

/** Everything of the queue as one file, and back from one. */
export function TransferCard() {
  const action = createAction();
  const [report, setReport] = createSignal<ImportReport>();
  const exportAll = () =>
    action.run(async () => toast(words("transfer.exported", { n: await exportToFile() })));
  const copyAll = () =>
    action.run(async () => {
      const isCopied = await copyText(await exportText(false));
      toast(isCopied ? words("done.copied") : words("fail.copy"), { tone: isCopied ? "ok" : "danger" });
    });
  const take = ([file]: File[]) =>
    void action.run(async () => {
      if (file) setReport(await importFile(file));
    });
  return (
    <Card title={words("transfer.title")}>
      <div class={css["stack"]}>
        <p>{words("transfer.export_words")}</p>
        <p class={css["quiet"]}>{words("transfer.privacy")}</p>
        <div class={css["actions"]}>
          <Button icon={downloadIcon} busy={action.isBusy()} onClick={() => void exportAll()}>
            {words("transfer.export")}
          </Button>
          <Button onClick={() => void copyAll()}>{words("transfer.copy")}</Button>
        </div>
        <p class={css["quiet"]}>{words("transfer.copy_hint")}</p>
        <FileDrop
          label={words("transfer.import")}
          hint={words("transfer.import_hint")}
          accept=".json"
          maxBytes={MAX_BYTES}
          disabled={action.isBusy()}
          onFiles={take}
        />
        <Show when={report()}>{(made) => <ReportNote report={made()} />}</Show>
      </div>
    </Card>
  );
}

function ReportNote(props: { report: ImportReport }) {
  const text = () => {
    const made = props.report;
    if (made.status === "unreadable") return words(`transfer.${made.reason}`);
    return words("transfer.imported", { added: made.added, known: made.known, arrived: made.arrived });
  };
  return (
    <Note tone={props.report.status === "imported" ? "ok" : "danger"} live>
      <p>{text()}</p>
    </Note>
  );
}
