import type { VillageStanding } from "../../core/visits/due.ts";
import { words } from "./strings.ts";

/** How a village stands, in words: 未走访38天. */
export function standingWords({ standing, daysSince }: VillageStanding): string {
  if (standing === "never") return words("standing.never");
  if (standing === "unknown") return "";
  if (standing === "overdue") return words("standing.since", { n: daysSince ?? 0 });
  return daysSince === 0 ? words("standing.today") : words("standing.recent", { n: daysSince ?? 0 });
}
