import { periodOf, type DayWindow } from "../../core/calendar/period.ts";
import { type LedgerLine } from "../../core/collaboration/ledger.ts";

export const STATES = ["running", "ended", "overdue"] as const;

export type LedgerParams = { year?: string; kind?: string; state?: string; unit?: string };

const FIRST_YEAR = 2000;

/** The year in the address, or the present one; never one that lies ahead. */
export function yearOf(params: LedgerParams, today: string): number {
  const present = Number(today.slice(0, 4));
  const asked = Number(params.year);
  return Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= present ? asked : present;
}

/** The whole year. */
export const windowOf = (params: LedgerParams, today: string): DayWindow =>
  periodOf("year", `${yearOf(params, today)}-07-01`);

/** The lines that the address asks for. */
export const filterLines = (lines: readonly LedgerLine[], params: LedgerParams): LedgerLine[] =>
  lines.filter(
    ({ item, isOverdue }) =>
      (!params.kind || item.kind === params.kind) &&
      (!params.unit || item.lead_organ_id === params.unit) &&
      (!params.state ||
        { running: item.finished_on === null, ended: item.finished_on !== null, overdue: isOverdue }[
          params.state
        ] === true),
  );
