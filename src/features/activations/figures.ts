import { daysBetween } from "../../core/calendar/day.ts";

interface Dates {
  readonly state: string;
  readonly planned_days: number;
  readonly started_on: string | null;
  readonly planned_finish_on: string | null;
  readonly statutory_due_on: string | null;
  readonly finished_on: string | null;
}

export interface Figures {
  readonly plannedDays: number;
  /** Days from the start to the end, the day of the start not counted; null before it started. */
  readonly takenDays: number | null;
  readonly isFinished: boolean;
  /** Against the first plan, whatever was extended; negative when it took longer; null while it runs. */
  readonly savedDays: number | null;
  /** The nearer of planned finish and limit; null while neither is known or the matter has ended. */
  readonly dueOn: string | null;
  readonly isBeyondLimit: boolean;
}

const RUNNING = ["submitted", "screened", "returned", "approved", "staffed", "in_progress", "suspended"];

/** How an activation stands against its plan. `today` is a day in Asia/Shanghai. */
export function figuresOf(dates: Dates, today: string): Figures {
  const isFinished = dates.finished_on !== null;
  const end = dates.finished_on ?? today;
  const takenDays = dates.started_on === null ? null : Math.max(0, daysBetween(dates.started_on, end));
  const due = [dates.planned_finish_on, dates.statutory_due_on].filter((day) => day !== null).sort();
  return {
    plannedDays: dates.planned_days,
    takenDays,
    isFinished,
    savedDays: isFinished && takenDays !== null ? dates.planned_days - takenDays : null,
    dueOn: RUNNING.includes(dates.state) ? (due[0] ?? null) : null,
    isBeyondLimit:
      !isFinished &&
      dates.planned_finish_on !== null &&
      dates.statutory_due_on !== null &&
      dates.planned_finish_on > dates.statutory_due_on,
  };
}
