import { Show } from "solid-js";
import type { ImportKind } from "../../core/import/fields.ts";
import type { SheetData } from "../../core/import/sheet.ts";
import { formatNumber } from "../../lib/format.ts";
import { locale } from "../../lib/i18n.ts";
import { WORKBOOK_LIMITS } from "../../lib/workbook/limits.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { downloadIcon } from "../../ui/icons.ts";
import { readOrgans } from "./data.ts";
import { ShippedList } from "./ShippedList.tsx";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** What to import and from where: a file of one's own, or for divisions the official list. */
export function ChooseSource(props: {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onFile: (file: File) => void;
  onShipped: (name: string, load: (signal: AbortSignal) => Promise<SheetData[]>) => void;
}) {
  return (
    <Stack>
      <Card>
        <div class={css["form"]}>
          <RadioGroup
            label={words("import.what")}
            options={(["divisions", "organs", "officers"] as const).map((value) => ({
              value,
              label: words(`import.kind.${value}`),
              hint: words(`import.kind_hint.${value}`),
            }))}
            look="list"
            value={props.kind}
            onChange={props.onKind}
          />
          <Template kind={props.kind} />
        </div>
      </Card>
      <Card>
        {/* Of any kind: what cannot be read is refused by name after a look inside. */}
        <FileDrop
          label={words("import.file")}
          hint={words("import.file_hint", {
            mb: WORKBOOK_LIMITS.fileBytes / (1024 * 1024),
            rows: formatNumber(WORKBOOK_LIMITS.rows),
          })}
          accept=""
          maxBytes={WORKBOOK_LIMITS.fileBytes}
          onFiles={([file]) => file && props.onFile(file)}
        />
        <p class={css["muted"]}>{words("import.limits")}</p>
      </Card>
      <Show when={props.kind === "divisions"}>
        <ShippedList onLoad={props.onShipped} />
      </Show>
    </Stack>
  );
}

function Template(props: { kind: ImportKind }) {
  const { isBusy, error, follow } = createSaving();
  const download = async () => {
    const kind = props.kind;
    const [{ importTemplate }, { downloadBlob, writeWorkbook }] = await Promise.all([
      import("../../lib/workbook/import-template.ts"),
      import("../../lib/workbook/write.ts"),
    ]);
    const organs = kind === "divisions" ? [] : await readOrgans();
    const organNames = organs.filter((organ) => organ.valid_to === null).map((organ) => organ.name);
    const spec = importTemplate(kind, { language: locale(), organNames });
    downloadBlob(await writeWorkbook(spec), `${words(`import.kind.${kind}`)}.xlsx`);
  };
  return (
    <>
      <p class={css["muted"]}>{words("import.template_words")}</p>
      <Button icon={downloadIcon} busy={isBusy()} onClick={() => void follow(download())}>
        {words("import.template")}
      </Button>
      <Show when={error()}>
        {(known) => <ErrorNote error={known()} onRetry={() => void follow(download())} />}
      </Show>
    </>
  );
}
