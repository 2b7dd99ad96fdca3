import { type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { chevronDownIcon, sortDownIcon, sortUpIcon } from "./icons.ts";
import { parts } from "./parts.ts";
import { type Column, nextSort, type Sort } from "./table-rows.ts";
import css from "./DataTable.module.css";

export interface Selection {
  selected: ReadonlySet<string>;
  onChange: (selected: Set<string>) => void;
}

export interface DataTableProps<Row> {
  /** Says what the rows are; read, and drawn when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where a row leads; the first column becomes the link. */
  href?: (row: Row) => string | undefined;
  /** What a row does when it leads nowhere: opens a drawer, selects a village. */
  onOpen?: (row: Row) => void;
  selection?: Selection;
  initialSort?: Sort;
  /** Drawn instead of an empty table. */
  empty?: JSX.Element;
  /** The open row, marked. */
  currentKey?: string;
}

/** The name of a column, a button when it sorts. */
export function ColumnHead<Row>(props: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}) {
  const icon = () => {
    if (props.sort?.key !== props.column.key) return undefined;
    return props.sort.direction === "ascending" ? sortUpIcon : sortDownIcon;
  };
  return (
    <Show when={props.column.sortBy} fallback={props.column.header}>
      <button
        type="button"
        class={css["sort"]}
        title={parts("table.sort_by", { column: props.column.header })}
        onClick={() => props.onSort(nextSort(props.sort, props.column.key))}
      >
        {props.column.header}
        <span class={css["arrow"]} data-active={icon() ? "" : undefined}>
          <Icon path={icon() ?? chevronDownIcon} size="sm" />
        </span>
      </button>
    </Show>
  );
}

/** Wraps what opens a row: a link when it leads somewhere, a button when it acts. */
export function Opener<Row>(props: {
  row: Row;
  enabled: boolean;
  href: ((row: Row) => string | undefined) | undefined;
  onOpen: ((row: Row) => void) | undefined;
  children: JSX.Element;
}) {
  const href = () => (props.enabled ? props.href?.(props.row) : undefined);
  return (
    <Show
      when={href()}
      fallback={
        <Show when={props.enabled && props.onOpen} fallback={props.children}>
          {(open) => (
            <button type="button" class={css["open"]} onClick={() => open()(props.row)}>
              {props.children}
            </button>
          )}
        </Show>
      }
    >
      {(address) => (
        <a class={css["open"]} href={address()}>
          {props.children}
        </a>
      )}
    </Show>
  );
}

export function toggled(selected: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

export function RowTick(props: { rowKey: string; label: string; selection: Selection }) {
  return (
    <input
      type="checkbox"
      aria-label={parts("table.select_row", { label: props.label })}
      checked={props.selection.selected.has(props.rowKey)}
      onChange={() => props.selection.onChange(toggled(props.selection.selected, props.rowKey))}
    />
  );
}

export function SelectAll<Row>(props: {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selection: Selection;
}) {
  const all = () => props.rows.every((row) => props.selection.selected.has(props.rowKey(row)));
  return (
    <input
      type="checkbox"
      aria-label={parts("table.select_all")}
      checked={all()}
      onChange={() => props.selection.onChange(new Set(all() ? [] : props.rows.map(props.rowKey)))}
    />
  );
}
