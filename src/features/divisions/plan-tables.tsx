import { For, Show } from "solid-js";
import type { ImportIssue } from "../../core/import/issues.ts";
import type { PlannedRow } from "../../core/import/plan.ts";
import { formatClauses } from "../../lib/format.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { ImportDraft } from "./create-import.ts";
import { changeWords, messages } from "./import-words.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** Rows below this many grow with their words; longer tables cut them off, and nobody corrects more on screen. */
const SHOWN_ROWS = 199;

type Row = PlannedRow<unknown>;

const place = (): Column<Row>[] => [
  { key: "sheet", header: words("import.sheet"), text: (row) => row.sheet, width: "minmax(7rem, 1fr)" },
  { key: "row", header: words("import.row"), text: (row) => String(row.row), align: "end", width: "5rem" },
];

const label = (): Column<Row> => ({
  key: "label",
  header: words("import.label"),
  text: (row) => row.label,
  priority: 1,
  width: "minmax(10rem, 2fr)",
});

const rowKey = (row: Row) => `${row.sheet} ${row.row}`;

/** Where, what stands there, and what to do: one line for each refused cell. */
export function RefusedTable(props: { issues: readonly ImportIssue[] }) {
  return (
    <>
      <DataTable
        caption={words("import.refused")}
        rows={props.issues.slice(0, SHOWN_ROWS)}
        rowKey={(issue) => `${issue.sheet} ${issue.row} ${issue.column} ${issue.code}`}
        empty={<EmptyState title={words("import.none_here")} />}
        columns={[
          {
            key: "cell",
            header: words("import.cell"),
            text: (issue) => `${issue.column}${issue.row}`,
            priority: 1,
            width: "5rem",
          },
          { key: "sheet", header: words("import.sheet"), text: (issue) => issue.sheet, width: "8rem" },
          { key: "heading", header: words("import.heading"), text: (issue) => issue.header, width: "8rem" },
          {
            key: "value",
            header: words("import.value"),
            text: (issue) => issue.value,
            cell: (issue) => <span class={css["cell"]}>{issue.value || words("import.blank")}</span>,
            width: "10rem",
          },
          {
            key: "reason",
            header: words("import.reason"),
            text: (issue) => messages().issue(issue),
            width: "3fr",
          },
        ]}
      />
      <Show when={props.issues.length > SHOWN_ROWS}>
        <p class={css["shown"]}>{words("import.shown", { shown: SHOWN_ROWS, n: props.issues.length })}</p>
      </Show>
    </>
  );
}

/** What each changed row was and will be. */
export function ChangedTable(props: { draft: ImportDraft }) {
  const rows = () => props.draft.plan.changed;
  return (
    <>
      <DataTable
        caption={words("import.changed")}
        rows={rows().slice(0, SHOWN_ROWS)}
        rowKey={rowKey}
        empty={<EmptyState title={words("import.none_here")} />}
        columns={[
          label(),
          {
            key: "change",
            header: words("import.change"),
            text: (row) => formatClauses(row.changes.map((change) => changeWords(props.draft, change))),
            cell: (row) => (
              <For each={row.changes}>
                {(change) => <div class={css["cell"]}>{changeWords(props.draft, change)}</div>}
              </For>
            ),
            width: "3fr",
          },
          ...place(),
        ]}
      />
      <Show when={rows().length > SHOWN_ROWS}>
        <p class={css["shown"]}>{words("import.shown_changes", { shown: SHOWN_ROWS, n: rows().length })}</p>
      </Show>
    </>
  );
}

/** Rows of which only the name matters: new ones, and those that stay as they are. */
export function AddedTable(props: { rows: readonly Row[] }) {
  return (
    <DataTable
      caption={words("import.label")}
      rows={props.rows}
      rowKey={rowKey}
      empty={<EmptyState title={words("import.none_here")} />}
      columns={[label(), ...place()]}
    />
  );
}
