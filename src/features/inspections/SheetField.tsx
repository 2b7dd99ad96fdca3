import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { Column, SheetRow } from "../../core/checklists/checklist.schema.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { RequiredMark } from "../../ui/FormField.tsx";
import { editIcon, plusIcon, trashIcon } from "../../ui/icons.ts";
import { RowEditor } from "./RowEditor.tsx";
import { cellsOfRow, nextRow, type RowDraft, rowOfCells, rowWords } from "./sheet-rows.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

/** Lines of a paper sheet. Saving a line opens the next one with what mostly stays the same filled in. */
export function SheetField(props: {
  id: string;
  label: string;
  hint?: string;
  required?: boolean;
  columns: readonly Column[];
  rows: readonly SheetRow[] | null;
  onRows: (rows: SheetRow[]) => void;
  /** The person is done with the sheet for now. */
  onDone: () => void;
}) {
  const labelId = createUniqueId();
  const [editing, setEditing] = createSignal<{ index: number; draft: RowDraft }>();
  const rows = () => props.rows ?? [];
  const edit = (index: number) => {
    const row = rows()[index];
    if (row) setEditing({ index, draft: cellsOfRow(row, props.columns) });
  };
  const add = () => setEditing({ index: rows().length, draft: nextRow(rows(), props.columns) });
  const save = (draft: RowDraft, isLast: boolean) => {
    const { index } = editing() ?? { index: rows().length };
    const row = rowOfCells(draft, props.columns);
    const isEmpty = Object.keys(row).length === 0;
    const isNew = index >= rows().length;
    if (!isEmpty)
      props.onRows(isNew ? [...rows(), row] : rows().map((old, at) => (at === index ? row : old)));
    if (isLast || isEmpty || !isNew) close();
    else add();
  };
  const remove = (index: number) => {
    props.onRows(rows().filter((_, at) => at !== index));
    close();
  };
  const close = () => {
    setEditing(undefined);
    props.onDone();
  };
  return (
    <div class={css["sheet"]} role="group" aria-labelledby={labelId} id={props.id} tabIndex={-1}>
      <div>
        <span id={labelId} class={css["sheetLabel"]}>
          {props.label}
          <RequiredMark when={props.required} />
        </span>
        <Show when={props.hint}>
          <p class={css["quiet"]}>{props.hint}</p>
        </Show>
      </div>
      <Show when={rows().length > 0}>
        <ol class={css["sheetRows"]}>
          <For each={rows()}>
            {(row, index) => (
              <li data-editing={editing()?.index === index() || undefined}>
                <span>{rowWords(row, props.columns)}</span>
                <IconButton
                  icon={editIcon}
                  label={words("sheet.edit", { n: index() + 1 })}
                  onClick={() => edit(index())}
                />
                <IconButton
                  icon={trashIcon}
                  label={words("sheet.remove", { n: index() + 1 })}
                  onClick={() => remove(index())}
                />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show
        when={editing()}
        keyed
        fallback={
          <div class={css["itemActions"]}>
            <Button icon={plusIcon} onClick={add}>
              {words("sheet.add")}
            </Button>
            <Show when={props.rows === null}>
              <Button
                kind="quiet"
                onClick={() => {
                  props.onRows([]);
                  props.onDone();
                }}
              >
                {words("sheet.none")}
              </Button>
            </Show>
          </div>
        }
      >
        {({ index, draft }) => (
          <RowEditor
            title={words("sheet.row", { n: index + 1 })}
            columns={props.columns}
            initial={draft}
            isNew={index >= rows().length}
            onSave={save}
            onCancel={close}
          />
        )}
      </Show>
    </div>
  );
}
