import type { LedgerLine } from "../../core/collaboration/ledger.ts";
import { forceWord, jointKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { formatDay, formatList } from "../../lib/format.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { daysWords } from "./days.ts";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** One line an item; each opens its log. */
export function LedgerTable(props: { lines: readonly LedgerLine[] }) {
  return (
    <DataTable
      caption={words("ledger.list")}
      rows={props.lines}
      columns={columns()}
      rowKey={({ item }) => item.id}
      href={({ item }) => `/collaboration/${item.id}`}
    />
  );
}

const columns = (): Column<LedgerLine>[] => [
  {
    key: "item",
    header: words("ledger.item"),
    text: ({ item }) => item.title,
    cell: (line) => (
      <span class={css["item"]}>
        <span>{line.item.title}</span>
        <span class={css["quiet"]}>{jointKindWord(line.item.kind)}</span>
      </span>
    ),
    priority: 1,
    width: "minmax(10rem, 2fr)",
  },
  {
    key: "lead",
    header: words("ledger.lead"),
    text: ({ item }) => item.lead_organ_name ?? "",
    sortBy: ({ item }) => item.lead_organ_name ?? "",
    width: "minmax(8rem, 1fr)",
  },
  {
    key: "state",
    header: words("ledger.state"),
    text: ({ item }) => stateWord("activation", item.state),
    cell: (line) => (
      <StatusTag tone={line.isOverdue ? "danger" : line.item.finished_on === null ? "info" : "ok"}>
        {stateWord("activation", line.item.state)}
      </StatusTag>
    ),
    width: "6rem",
  },
  {
    key: "submitted",
    header: words("ledger.submitted"),
    text: ({ item }) => (item.submitted_on ? formatDay(item.submitted_on) : ""),
    sortBy: ({ item }) => item.submitted_on ?? "",
    width: "9rem",
  },
  {
    key: "days",
    header: words("ledger.days"),
    text: daysWords,
    cell: (line) => (
      <span class={css["item"]}>
        <span>{daysWords(line)}</span>
        {line.isOverdue && line.item.finished_on === null && line.item.planned_finish_on && (
          <DeadlineBadge dueOn={line.item.planned_finish_on} today={today()} />
        )}
      </span>
    ),
    sortBy: ({ actualDays }) => actualDays ?? -1,
    width: "minmax(9rem, 1fr)",
  },
  {
    key: "work",
    header: words("ledger.work"),
    text: ({ visits, talks }) => words("ledger.work_n", { visits, talks }),
    width: "minmax(9rem, 1fr)",
  },
  {
    key: "team",
    header: words("ledger.team"),
    text: ({ item }) => words("ledger.people", { n: item.team_size }),
    align: "end",
    width: "5rem",
  },
  {
    key: "forces",
    header: words("ledger.forces"),
    text: ({ forces }) => formatList(forces.map(forceWord)),
    width: "minmax(9rem, 1.5fr)",
  },
];
