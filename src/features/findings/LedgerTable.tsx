import { For, Show } from "solid-js";
import type { LedgerLine } from "../../core/findings/ledger.ts";
import type { LedgerColumn } from "./ledger-columns.ts";
import { words } from "./strings.ts";
import css from "./ledger.module.css";

/** A line per unit or topic and their total; each number is a link to its rows. It cannot be sorted: this is no ranking. */
export function LedgerTable(props: {
  caption: string;
  nameHeader: string;
  columns: readonly LedgerColumn[];
  lines: readonly LedgerLine[];
  total: LedgerLine;
}) {
  return (
    <div class={css["scroller"]}>
      <table class={css["table"]}>
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.nameHeader}</th>
            <For each={props.columns}>{(column) => <th scope="col">{column.header}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => <Line name={line.name} line={line} columns={props.columns} />}
          </For>
        </tbody>
        <tfoot>
          <Line name={words("ledger.total")} line={props.total} columns={props.columns} />
        </tfoot>
      </table>
    </div>
  );
}

function Line(props: { name: string; line: LedgerLine; columns: readonly LedgerColumn[] }) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <For each={props.columns}>
        {(column) => (
          <td>
            <Show when={column.href(props.line)} fallback={column.text(props.line)}>
              {(address) => (
                <a href={address()} aria-label={`${props.name} ${column.header} ${column.text(props.line)}`}>
                  {column.text(props.line)}
                </a>
              )}
            </Show>
          </td>
        )}
      </For>
    </tr>
  );
}
