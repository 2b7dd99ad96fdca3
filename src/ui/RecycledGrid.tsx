import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  on,
  onCleanup,
  onMount,
  Show,
} from "solid-js";
import { largeType } from "../lib/preferences.ts";
import { ColumnHead, type DataTableProps, SelectAll, toggled } from "./table-parts.tsx";
import { createMediaQuery } from "./media.ts";
import { createRecycler } from "./recycler.ts";
import { parts } from "./parts.ts";
import { announce } from "./toasts.ts";
import type { Column, Sort } from "./table-rows.ts";
import css from "./DataTable.module.css";

/** Heights in rem; a row of the recycler cannot grow with its words. */
const ROW_REM = 2.25;
const TOUCH_ROW_REM = 2.75;
const CARD_LINE_REM = 1.625;
const CARD_PADDING_REM = 1.25;
/** Before the first measure, and where nothing is measured. */
const ASSUMED_VIEWPORT_PX = 640;

/** A long list: a grid that holds the focus itself, with the active row named by `aria-activedescendant`. */
export function RecycledGrid<Row>(
  props: DataTableProps<Row> & { asCards: boolean; sort: Sort | undefined; onSort: (sort: Sort) => void },
) {
  const id = createUniqueId();
  const isTouch = createMediaQuery("(pointer: coarse)");
  const [viewportPx, setViewportPx] = createSignal(ASSUMED_VIEWPORT_PX);
  const [active, setActive] = createSignal(-1);
  let scroller: HTMLDivElement | undefined;

  const shown = createMemo(() => (props.asCards ? cardColumns(props.columns) : props.columns));
  const rowHeightPx = createMemo(() =>
    Math.round(rootFontPx() * rowRem(props.asCards, isTouch(), shown().length)),
  );
  const recycler = createRecycler({ rowCount: () => props.rows.length, rowHeightPx, viewportPx });
  const template = () =>
    [props.selection && "2.5rem", ...shown().map((column) => column.width ?? "minmax(5rem, 1fr)")].join(" ");

  onMount(() => {
    const measure = () => setViewportPx(scroller?.clientHeight || ASSUMED_VIEWPORT_PX);
    measure();
    if (typeof ResizeObserver === "undefined" || !scroller) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
  });
  createEffect(
    on(
      () => props.rows,
      () => {
        setActive(-1);
        announce(parts("table.rows", { n: props.rows.length }));
      },
      { defer: true },
    ),
  );

  const bringIntoView = (row: number) => {
    if (!scroller) return;
    const head = props.asCards ? 0 : rowHeightPx();
    const top = row * rowHeightPx();
    const bottom = top + rowHeightPx() + head;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + viewportPx()) scroller.scrollTop = bottom - viewportPx();
  };
  const open = (row: Row | undefined) => {
    const address = row && props.href?.(row);
    if (address) openAddress(address);
    else if (row) props.onOpen?.(row);
  };
  const select = (row: Row | undefined) => {
    if (row) props.selection?.onChange(toggled(props.selection.selected, props.rowKey(row)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const last = props.rows.length - 1;
    const page = Math.max(1, Math.floor(viewportPx() / rowHeightPx()) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active() + 1,
      ArrowUp: active() - 1,
      PageDown: active() + page,
      PageUp: active() - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      setActive(Math.max(0, Math.min(last, target)));
      bringIntoView(active());
    } else if (event.key === "Enter") open(props.rows[active()]);
    else if (event.key === " ") select(props.rows[active()]);
    else return;
    event.preventDefault();
  };
  /** One listener for all rows: slots are rewritten too often to carry their own. */
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const row = target?.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (row === undefined || target?.closest("a, button")) return;
    setActive(Number(row));
    if (target?.closest("input")) select(props.rows[Number(row)]);
    else open(props.rows[Number(row)]);
  };

  return (
    <div
      ref={(element) => (scroller = element)}
      class={css["recycler"]}
      data-cards={props.asCards || undefined}
      data-large={largeType() || undefined}
      data-opens={props.href || props.onOpen ? "" : undefined}
      style={{ "--row": `${rowHeightPx()}px`, "--columns": template() }}
      role="grid"
      tabIndex={0}
      aria-label={props.caption}
      aria-rowcount={props.rows.length + 1}
      aria-activedescendant={active() >= 0 ? `${id}-${active()}` : undefined}
      aria-multiselectable={props.selection ? "true" : undefined}
      onScroll={(event) => recycler.onScroll(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div class={css["gridHead"]} role="row" aria-rowindex={1}>
        <Show when={props.selection}>
          {(selection) => (
            <div role="columnheader" class={css["tick"]}>
              <SelectAll rows={props.rows} rowKey={props.rowKey} selection={selection()} />
            </div>
          )}
        </Show>
        <For each={shown()}>
          {(column) => (
            <div
              role="columnheader"
              data-align={column.align}
              aria-sort={props.sort?.key === column.key ? props.sort.direction : undefined}
            >
              <ColumnHead column={column} sort={props.sort} onSort={props.onSort} />
            </div>
          )}
        </For>
      </div>
      <div class={css["space"]} role="rowgroup" style={{ height: `${props.rows.length * rowHeightPx()}px` }}>
        <For each={Array.from({ length: recycler.slotCount() }, (_, slot) => slot)}>
          {(slot) => {
            const index = createMemo(() => recycler.rowOf(slot));
            const row = createMemo(() => props.rows[index()]);
            return (
              <Show when={row()}>
                {(present) => (
                  <div
                    class={css["gridRow"]}
                    role="row"
                    id={`${id}-${index()}`}
                    data-row={index()}
                    aria-rowindex={index() + 2}
                    aria-selected={props.selection?.selected.has(props.rowKey(present()))}
                    data-active={active() === index() ? "" : undefined}
                    data-current={props.currentKey === props.rowKey(present()) ? "" : undefined}
                    style={{ transform: `translateY(${index() * rowHeightPx()}px)` }}
                  >
                    <Show when={props.selection}>
                      {(selection) => (
                        <div role="gridcell" class={css["tick"]}>
                          <input
                            type="checkbox"
                            tabIndex={-1}
                            aria-label={parts("table.select_row", {
                              label: props.columns[0]?.text(present()) ?? "",
                            })}
                            checked={selection().selected.has(props.rowKey(present()))}
                          />
                        </div>
                      )}
                    </Show>
                    <For each={shown()}>
                      {(column) => (
                        <div
                          role="gridcell"
                          data-align={column.align}
                          data-label={props.asCards ? column.header : undefined}
                        >
                          {column.cell ? column.cell(present()) : column.text(present())}
                        </div>
                      )}
                    </For>
                  </div>
                )}
              </Show>
            );
          }}
        </For>
      </div>
    </div>
  );
}

/** What a card shows: its title first, then the columns of priority 2. */
function cardColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const title = columns.find((column) => column.priority === 1) ?? columns[0];
  const rest = columns.filter((column) => column !== title && (column.priority ?? 2) === 2);
  return title ? [title, ...rest] : rest;
}

/** Two values share a line below the title; in large type each has its own. */
function rowRem(asCards: boolean, isTouch: boolean, columnCount: number): number {
  if (!asCards) return isTouch ? TOUCH_ROW_REM : ROW_REM;
  return CARD_PADDING_REM + CARD_LINE_REM * (1 + Math.ceil((columnCount - 1) / (largeType() ? 1 : 2)));
}

function rootFontPx(): number {
  largeType(); // the switch changes the root font, which nothing else announces
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** A real link is clicked, so that the router sees what it would see from any other link. */
function openAddress(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}
