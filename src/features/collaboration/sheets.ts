import type { LedgerLine, LedgerTotals } from "../../core/collaboration/ledger.ts";
import { forceWord, jointKindWord } from "../../lib/collaboration-words.ts";
import { stateWord } from "../../lib/flow.ts";
import { formatAside, formatList } from "../../lib/format.ts";
import type { WorkbookColumn, WorkbookSheet } from "../../lib/workbook/spec.ts";
import { words } from "./strings.ts";

const column = (
  header: string,
  key: string,
  width: number,
  kind?: WorkbookColumn["kind"],
): WorkbookColumn => ({
  header,
  key,
  width,
  ...(kind && { kind }),
});

/** The ledger as a workbook: one line an item, and one a unit. */
export const ledgerSheets = (
  lines: readonly LedgerLine[],
  totals: LedgerTotals,
  heading: readonly string[],
): WorkbookSheet[] => [itemSheet(lines, heading), unitSheet(totals, heading)];

function itemSheet(lines: readonly LedgerLine[], heading: readonly string[]): WorkbookSheet {
  return {
    name: words("ledger.list"),
    heading,
    print: { orientation: "landscape" },
    columns: [
      column(words("ledger.item"), "title", 32),
      column(words("ledger.kind"), "kind", 12),
      column(words("ledger.lead"), "lead", 20),
      column(words("ledger.group"), "group", 14),
      column(words("ledger.state"), "state", 10),
      column(words("ledger.submitted"), "submitted", 12, "day"),
      column(words("ledger.started"), "started", 12, "day"),
      column(words("ledger.finished"), "finished", 12, "day"),
      column(words("ledger.planned"), "planned", 10, "number"),
      column(words("ledger.actual"), "actual", 10, "number"),
      column(words("ledger.saved_days"), "saved", 10, "number"),
      column(words("ledger.team"), "team", 10, "number"),
      column(formatAside(words("ledger.visits"), words("unit.time")), "visits", 12, "number"),
      column(formatAside(words("ledger.talks"), words("unit.person_time")), "talks", 14, "number"),
      column(words("ledger.forces"), "forces", 32),
      column(words("ledger.participation"), "participation", 40),
      column(words("ledger.outcome"), "outcome", 40),
    ],
    rows: lines.map(({ item, ...line }) => ({
      title: item.title,
      kind: jointKindWord(item.kind),
      lead: item.lead_organ_name,
      group: item.group_name,
      state: stateWord("activation", item.state),
      submitted: item.submitted_on,
      started: item.started_on,
      finished: item.finished_on,
      planned: item.planned_days,
      actual: line.actualDays,
      saved: line.savedDays,
      team: item.team_size,
      visits: line.visits,
      talks: line.talks,
      forces: formatList(line.forces.map(forceWord)),
      participation: formatList(
        line.participation.map(
          ({ organName, personDays }) => `${organName}${personDays}${words("unit.person_day")}`,
        ),
      ),
      outcome: item.outcome,
    })),
  };
}

function unitSheet({ units }: LedgerTotals, heading: readonly string[]): WorkbookSheet {
  return {
    name: words("ledger.units"),
    heading: [...heading, words("ledger.units_note")],
    columns: [
      column(words("ledger.unit_name"), "name", 24),
      column(words("ledger.unit_items"), "items", 12, "number"),
      column(words("ledger.unit_concluded"), "concluded", 14, "number"),
      column(words("ledger.unit_part"), "partIn", 12, "number"),
      column(words("ledger.unit_days"), "personDays", 18, "number"),
      column(words("ledger.unit_visits"), "visits", 16, "number"),
      column(words("ledger.unit_talks"), "talks", 18, "number"),
    ],
    rows: units.map(({ organName, items, concluded, partIn, personDays, visits, talks }) => ({
      name: organName,
      items,
      concluded,
      partIn,
      personDays,
      visits,
      talks,
    })),
  };
}
