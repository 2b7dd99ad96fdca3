import { createMemo, For, Show } from "solid-js";
import { type DataTableProps, Opener, RowTick } from "./table-parts.tsx";
import css from "./DataTable.module.css";

/** A table on a phone: one card a row, the most telling column as its title. */
export function CardList<Row>(props: DataTableProps<Row>) {
  const title = createMemo(() => props.columns.find((column) => column.priority === 1) ?? props.columns[0]);
  const others = createMemo(() =>
    props.columns.filter((column) => column !== title() && (column.priority ?? 2) === 2),
  );
  const shown = () => others().filter(({ header }) => header !== "");
  /** Columns without a name hold what can be done with the row. */
  const actions = () => others().filter(({ header }) => header === "");
  return (
    <ul class={css["cards"]} aria-label={props.caption}>
      <For each={props.rows}>
        {(row) => (
          <li class={css["card"]} aria-current={props.currentKey === props.rowKey(row) ? "true" : undefined}>
            <div class={css["cardTitle"]}>
              <Show when={props.selection}>
                {(selection) => (
                  <RowTick
                    rowKey={props.rowKey(row)}
                    label={title()?.text(row) ?? ""}
                    selection={selection()}
                  />
                )}
              </Show>
              <Show when={title()}>
                {(column) => (
                  <Opener row={row} enabled href={props.href} onOpen={props.onOpen}>
                    {column().cell?.(row) ?? column().text(row)}
                  </Opener>
                )}
              </Show>
            </div>
            <dl>
              <For each={shown()}>
                {(column) => {
                  const content = createMemo(() => (column.cell ? column.cell(row) : column.text(row)));
                  return (
                    <Show when={content() !== ""}>
                      <div>
                        <dt>{column.header}</dt>
                        <dd>{content()}</dd>
                      </div>
                    </Show>
                  );
                }}
              </For>
            </dl>
            <For each={actions()}>
              {(column) => <div class={css["cardAction"]}>{column.cell?.(row)}</div>}
            </For>
          </li>
        )}
      </For>
    </ul>
  );
}
