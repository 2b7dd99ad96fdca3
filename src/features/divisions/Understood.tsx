import { For, Show } from "solid-js";
import { Card, Stack } from "../../ui/Card.tsx";
import type { ImportDraft } from "./create-import.ts";
import { formatList } from "../../lib/format.ts";
import { fieldName } from "./import-words.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** Which heading was taken for what, and what of the file was left alone. */
export function Understood(props: { draft: ImportDraft }) {
  const columnsOf = (headers: Record<string, string>) =>
    formatList(
      Object.entries(headers).map(([field, heading]) =>
        words("import.understood_column", { heading, field: fieldName(props.draft, field) }),
      ),
    );
  const remarks = () => {
    const { plan, hiddenSheets, encoding } = props.draft;
    return [
      ...(plan.ignoredSheets.length > 0
        ? [words("import.ignored_sheets", { list: formatList(plan.ignoredSheets) })]
        : []),
      ...(hiddenSheets.length > 0 ? [words("import.hidden_sheets", { list: formatList(hiddenSheets) })] : []),
      ...(encoding === null ? [] : [words("import.encoding", { name: encoding.toUpperCase() })]),
    ];
  };
  return (
    <Card title={words("import.understood")} aside={props.draft.fileName}>
      <Stack gap="sm">
        <For each={props.draft.plan.sheets}>
          {(sheet) => (
            <div class={css["cell"]}>
              <b>{words("import.understood_sheet", { name: sheet.name })}</b>
              <p>{columnsOf(sheet.headers)}</p>
              <Show when={sheet.ignoredHeaders.length > 0}>
                <p class={css["muted"]}>
                  {words("import.ignored_columns", { list: formatList(sheet.ignoredHeaders) })}
                </p>
              </Show>
            </div>
          )}
        </For>
        <For each={remarks()}>{(remark) => <p class={css["muted"]}>{remark}</p>}</For>
      </Stack>
    </Card>
  );
}
