import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { ColumnHead, type DataTableProps, Opener, RowTick, SelectAll } from "./table-parts.tsx";
import type { Sort } from "./table-rows.ts";
import css from "./DataTable.module.css";

/** A table as browsers and printers know it. */
export function PlainTable<Row>(
  props: DataTableProps<Row> & { sort: Sort | undefined; onSort: (sort: Sort) => void },
) {
  let scroller!: HTMLDivElement;
  let table!: HTMLTableElement;
  const [isWide, setWide] = createSignal(false);
  onMount(() => {
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWide(scroller.scrollWidth > scroller.clientWidth));
    observer.observe(scroller);
    observer.observe(table);
    onCleanup(() => observer.disconnect());
  });
  return (
    // Wider than its place, it is a stop of the keyboard, so that the arrow keys can move it.
    <div
      ref={(element) => (scroller = element)}
      class={css["scroller"]}
      role={isWide() ? "group" : undefined}
      aria-label={isWide() ? props.caption : undefined}
      tabIndex={isWide() ? 0 : -1}
    >
      <table ref={(element) => (table = element)} class={css["table"]}>
        <caption class={props.showCaption ? css["caption"] : "visually-hidden"}>{props.caption}</caption>
        <thead>
          <tr>
            <Show when={props.selection}>
              {(selection) => (
                <th scope="col" class={css["tick"]}>
                  <SelectAll rows={props.rows} rowKey={props.rowKey} selection={selection()} />
                </th>
              )}
            </Show>
            <For each={props.columns}>
              {(column) => (
                <th
                  scope="col"
                  data-align={column.align}
                  style={{ width: column.width?.endsWith("rem") ? column.width : undefined }}
                  aria-sort={props.sort?.key === column.key ? props.sort.direction : undefined}
                >
                  <ColumnHead column={column} sort={props.sort} onSort={props.onSort} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr aria-current={props.currentKey === props.rowKey(row) ? "true" : undefined}>
                <Show when={props.selection}>
                  {(selection) => (
                    <td class={css["tick"]}>
                      <RowTick
                        rowKey={props.rowKey(row)}
                        label={props.columns[0]?.text(row) ?? ""}
                        selection={selection()}
                      />
                    </td>
                  )}
                </Show>
                <For each={props.columns}>
                  {(column, index) => (
                    <td data-align={column.align}>
                      <Opener row={row} enabled={index() === 0} href={props.href} onOpen={props.onOpen}>
                        {column.cell ? column.cell(row) : column.text(row)}
                      </Opener>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
