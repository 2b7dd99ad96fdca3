import type { LedgerLine } from "../../core/findings/ledger.ts";
import { formatAside, formatNumber } from "../../lib/format.ts";
import { formatPct } from "../../lib/format-quantities.ts";
import { addressOf, type FindingFilters, type Status } from "./filters.ts";
import { words } from "./strings.ts";

/** A column of the ledger: its number, and where the rows behind it are. */
export interface LedgerColumn {
  readonly key: string;
  readonly header: string;
  readonly value: (line: LedgerLine) => number | null;
  readonly text: (line: LedgerLine) => string;
  /** Undefined when the number opens nothing: a share, or a zero. */
  readonly href: (line: LedgerLine) => string | undefined;
}

type Counted =
  | "projects"
  | "findings"
  | "rectified"
  | "open"
  | "overdue"
  | "transferred"
  | "interviews"
  | "talkReminders";

const headerOf = (name: Parameters<typeof words>[0], unit: Parameters<typeof words>[0]): string =>
  formatAside(words.maybe(name) ?? "", words.maybe(unit) ?? "");

/**
 * The columns by unit or by topic. The address of each number carries the filters of the ledger, narrowed to the line, so
 * the list behind it counts the same rows.
 */
export function ledgerColumns(
  kind: "organ" | "topic",
  filters: FindingFilters,
  hasProjects: boolean,
): LedgerColumn[] {
  const ofLine = (line: LedgerLine): FindingFilters => {
    if (line.key === "") return filters;
    return kind === "organ" ? { ...filters, organId: line.key } : { ...filters, topic: line.key };
  };
  const rows = (line: LedgerLine, status: Status | "") => addressOf("/findings", { ...ofLine(line), status });
  const talks = (line: LedgerLine, talk: string) =>
    addressOf("/findings/talks", ofLine(line), { kind: talk });
  const projects = (line: LedgerLine) => {
    const { organId, from, to } = ofLine(line);
    return organId
      ? `/statistics/rows?indicator=projects_inspected&organ=${organId}&from=${from}&to=${to}`
      : undefined;
  };
  const column = (
    key: Counted,
    header: string,
    hrefOf: (line: LedgerLine) => string | undefined,
  ): LedgerColumn => ({
    key,
    header,
    value: (line) => line[key],
    text: (line) => (line[key] === null ? "" : formatNumber(line[key] ?? 0)),
    href: (line) => (line[key] ? hrefOf(line) : undefined),
  });
  return [
    ...(kind === "organ" && hasProjects
      ? [column("projects", headerOf("ledger.projects", "ledger.piece"), projects)]
      : []),
    column("findings", headerOf("ledger.findings", "ledger.piece"), (line) => rows(line, "")),
    column("rectified", headerOf("ledger.rectified", "ledger.piece"), (line) => rows(line, "rectified")),
    {
      key: "rate",
      header: words("ledger.rate"),
      value: (line) => line.ratePct,
      text: (line) => (line.ratePct === null ? "" : formatPct(line.ratePct)),
      href: () => undefined,
    },
    column("open", headerOf("ledger.open", "ledger.piece"), (line) => rows(line, "open")),
    column("overdue", headerOf("ledger.overdue", "ledger.piece"), (line) => rows(line, "overdue")),
    column("transferred", headerOf("ledger.transferred", "ledger.item"), (line) => rows(line, "transferred")),
    column("interviews", headerOf("ledger.interviews", "ledger.person_time"), (line) =>
      talks(line, "interview_reminder"),
    ),
    column("talkReminders", headerOf("ledger.talk_reminders", "ledger.person_time"), (line) =>
      talks(line, "talk_reminder"),
    ),
  ];
}
