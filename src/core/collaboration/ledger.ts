import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import { type Force, forceOfOrgan, forcesOf } from "./forces.ts";
import type { LedgerItem, Loan } from "./ledger.schema.ts";

/** What an organ that does not own the item gave to it. Never added to the number of items. */
export interface Participation {
  readonly organId: string;
  readonly organName: string;
  readonly people: number;
  /** Calendar days, each person once a day. */
  readonly personDays: number;
  readonly visits: number;
  /** Person-times. */
  readonly talks: number;
}

/** One item of the ledger (联合协作台账) with everything that is computed of it. */
export interface LedgerLine {
  readonly item: LedgerItem;
  /** Calendar days from the start to the end, or to today while it runs; null before the start. */
  readonly actualDays: number | null;
  /** Planned less actual days of a finished item; negative when it took longer. Null while it runs. */
  readonly savedDays: number | null;
  /** Finished, or still running, after its planned finish or its statutory limit. */
  readonly isOverdue: boolean;
  /** Work of everybody together. */
  readonly visits: number;
  readonly talks: number;
  readonly visitedPersons: number;
  readonly forces: readonly Force[];
  /** Organs other than the lead unit, by name. */
  readonly participation: readonly Participation[];
}

/**
 * Days that people were lent, each person counted once a day however many of his loans cover it.
 *
 * @param loans first and last day of each, both counted; order does not matter.
 * @param until the last day that counts, usually today: what lies ahead has not been given yet.
 * @returns calendar days, 0 for none. Time O(n log n).
 */
export function personDays(
  loans: readonly Pick<Loan, "officer_id" | "from_on" | "to_on">[],
  until: Day,
): number {
  const sorted = [...loans].sort((a, b) => (a.from_on < b.from_on ? -1 : 1));
  const countedTo = new Map<string, Day>();
  let days = 0;
  for (const { officer_id, from_on, to_on } of sorted) {
    const counted = countedTo.get(officer_id);
    const from = counted !== undefined && counted >= from_on ? addDays(counted, 1) : from_on;
    const to = to_on < until ? to_on : until;
    if (from > to) continue;
    days += daysBetween(from, to) + 1;
    countedTo.set(officer_id, to);
  }
  return days;
}

/**
 * An item with its days, its work and who took part.
 *
 * The day of the start is not counted, as for every time limit: started on the 1st with 30 planned days, it is to finish on
 * the 31st. The lead unit owns the item; its own people and work are no participation, even if they are on the list
 * of people lent.
 *
 * @param today `YYYY-MM-DD`, for what is still running.
 */
export function ledgerLine(item: LedgerItem, today: Day): LedgerLine {
  const end = item.finished_on ?? today;
  const actualDays = item.started_on === null ? null : Math.max(0, daysBetween(item.started_on, end));
  const limits = [item.planned_finish_on, item.statutory_due_on].filter((day) => day !== null);
  return {
    item,
    actualDays,
    savedDays: item.finished_on === null || actualDays === null ? null : item.planned_days - actualDays,
    isOverdue: item.started_on !== null && limits.some((limit) => end > limit),
    visits: sum(item.work.map(({ visits }) => visits)),
    talks: sum(item.work.map(({ talks }) => talks)),
    visitedPersons: sum(item.work.map(({ visited_persons }) => visited_persons)),
    forces: forcesOf([forceOfOrgan(item.organ_kind ?? ""), ...item.loans.map(({ force }) => force)]),
    participation: participationOf(item, today),
  };
}

function participationOf(item: LedgerItem, today: Day): Participation[] {
  const names = new Map<string, string>();
  for (const loan of item.loans) names.set(loan.home_organ_id, loan.home_organ_name ?? "");
  for (const work of item.work) names.set(work.organ_id, work.organ_name ?? "");
  names.delete(item.lead_organ_id);
  return [...names]
    .map(([organId, organName]) => {
      const loans = item.loans.filter(({ home_organ_id }) => home_organ_id === organId);
      const work = item.work.filter(({ organ_id }) => organ_id === organId);
      return {
        organId,
        organName,
        people: new Set(loans.map(({ officer_id }) => officer_id)).size,
        personDays: personDays(loans, today),
        visits: sum(work.map(({ visits }) => visits)),
        talks: sum(work.map(({ talks }) => talks)),
      };
    })
    .sort((a, b) => a.organName.localeCompare(b.organName, "zh"));
}

/** Items that one unit owns, and beside them, apart, what it gave to items of others. */
export interface UnitRow {
  readonly organId: string;
  readonly organName: string;
  readonly items: number;
  readonly concluded: number;
  /** Items of others that it took part in. */
  readonly partIn: number;
  readonly personDays: number;
  readonly visits: number;
  readonly talks: number;
}

export interface LedgerTotals {
  /** Distinct items: each counts once, for its lead unit. */
  readonly items: number;
  readonly concluded: number;
  readonly overdue: number;
  /** Of concluded items that took less than planned. */
  readonly savedDays: number;
  readonly visits: number;
  readonly talks: number;
  /** By name; `items` add up to the total above, participation does not enter it. */
  readonly units: readonly UnitRow[];
}

/**
 * Totals of a ledger: the sum over units equals the number of distinct items, because exactly one unit owns each.
 * Source: domain B.1, attribution; one lead unit per matter, participation never added into totals.
 */
export function ledgerTotals(lines: readonly LedgerLine[]): LedgerTotals {
  const isConcluded = ({ item }: LedgerLine) => item.finished_on !== null;
  const units = new Map<string, UnitRow>();
  const add = (organId: string, organName: string, more: Partial<UnitRow>) => {
    const row = units.get(organId) ?? emptyUnit(organId, organName);
    units.set(organId, {
      ...row,
      items: row.items + (more.items ?? 0),
      concluded: row.concluded + (more.concluded ?? 0),
      partIn: row.partIn + (more.partIn ?? 0),
      personDays: row.personDays + (more.personDays ?? 0),
      visits: row.visits + (more.visits ?? 0),
      talks: row.talks + (more.talks ?? 0),
    });
  };
  for (const line of lines) {
    const { lead_organ_id, lead_organ_name } = line.item;
    add(lead_organ_id, lead_organ_name ?? "", { items: 1, concluded: isConcluded(line) ? 1 : 0 });
    for (const { organId, organName, personDays: days, visits, talks } of line.participation)
      add(organId, organName, { partIn: 1, personDays: days, visits, talks });
  }
  return {
    items: lines.length,
    concluded: lines.filter(isConcluded).length,
    overdue: lines.filter(({ isOverdue }) => isOverdue).length,
    savedDays: sum(lines.map(({ savedDays }) => Math.max(0, savedDays ?? 0))),
    visits: sum(lines.map(({ visits }) => visits)),
    talks: sum(lines.map(({ talks }) => talks)),
    units: [...units.values()].sort((a, b) => a.organName.localeCompare(b.organName, "zh")),
  };
}

const emptyUnit = (organId: string, organName: string): UnitRow => ({
  organId,
  organName,
  items: 0,
  concluded: 0,
  partIn: 0,
  personDays: 0,
  visits: 0,
  talks: 0,
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
