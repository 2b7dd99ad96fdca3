import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { CardList } from "./CardList.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { createMediaQuery, PHONE } from "./media.ts";
import { PlainTable } from "./PlainTable.tsx";
import { RecycledGrid } from "./RecycledGrid.tsx";
import { SelectField } from "./SelectField.tsx";
import { parts } from "./parts.ts";
import type { DataTableProps } from "./table-parts.tsx";
import { type Column, type Sort, sortRows } from "./table-rows.ts";
import css from "./DataTable.module.css";

export type { DataTableProps, Selection } from "./table-parts.tsx";
export type { Column, Sort } from "./table-rows.ts";

/** From this many rows on, only those in sight are in the document. */
const RECYCLE_FROM_ROWS = 200;

/** Rows and columns on a desktop, cards on a phone; ten thousand rows scroll as lightly as ten. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isPhone = createMediaQuery(PHONE);
  const isPrinting = createPrinting();
  const [chosenSort, setSort] = createSignal<Sort>();
  const sort = () => chosenSort() ?? props.initialSort;
  const rows = createMemo(() => sortRows(props.rows, props.columns, sort()));
  const isLong = () => rows().length >= RECYCLE_FROM_ROWS && !isPrinting();

  return (
    <Show when={rows().length > 0} fallback={props.empty ?? <EmptyState title={t("state.empty")} />}>
      <Show when={isPhone() && props.columns.some((column) => column.sortBy)}>
        <SortSelect columns={props.columns} sort={sort()} onSort={setSort} />
      </Show>
      <Show
        when={isLong()}
        fallback={
          <Show
            when={isPhone() && !isPrinting()}
            fallback={<PlainTable {...props} rows={rows()} sort={sort()} onSort={setSort} />}
          >
            <CardList {...props} rows={rows()} />
          </Show>
        }
      >
        <RecycledGrid {...props} rows={rows()} sort={sort()} onSort={setSort} asCards={isPhone()} />
      </Show>
    </Show>
  );
}

/** Paper has no scroll bar: while printing, every row is in the document. */
function createPrinting() {
  const [isPrinting, setPrinting] = createSignal(false);
  const before = () => setPrinting(true);
  const after = () => setPrinting(false);
  onMount(() => {
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
  });
  onCleanup(() => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  });
  return isPrinting;
}

/** On a phone there is no head to tap. */
function SortSelect<Row>(props: {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}) {
  const options = () =>
    props.columns
      .filter((column) => column.sortBy)
      .flatMap((column) => [
        { value: `${column.key}:ascending`, label: `${column.header} ↑` },
        { value: `${column.key}:descending`, label: `${column.header} ↓` },
      ]);
  return (
    <div class={css["sortSelect"]}>
      <SelectField
        label={parts("table.sort")}
        hideLabel
        placeholder={parts("table.sort")}
        options={options()}
        value={props.sort ? `${props.sort.key}:${props.sort.direction}` : ""}
        onChange={(value) => {
          const [key = "", direction] = value.split(":");
          props.onSort({ key, direction: direction === "descending" ? "descending" : "ascending" });
        }}
      />
    </div>
  );
}
