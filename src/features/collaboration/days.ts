import type { LedgerLine } from "../../core/collaboration/ledger.ts";
import { words } from "./strings.ts";

/** How long an item took, or takes, against its plan. */
export function daysWords({ actualDays, savedDays, item }: LedgerLine): string {
  if (actualDays === null) return words("ledger.days_none");
  if (savedDays === null) return words("ledger.days_running", { n: actualDays, planned: item.planned_days });
  return savedDays >= 0
    ? words("ledger.days_done", { n: actualDays, saved: savedDays })
    : words("ledger.days_over", { n: actualDays, over: -savedDays });
}
