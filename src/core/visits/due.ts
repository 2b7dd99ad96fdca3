import { daysBetween, type Day } from "../calendar/day.ts";
import type { FollowUp, Village, VillagesToVisit, Visit } from "./visits.schema.ts";

/**
 * How a village stands. `never`: no visit is on record; `unknown`: others may have visited it, but the reader may not
 * know; `daysSince` counts calendar days and is null without a known visit.
 */
export interface VillageStanding {
  readonly standing: "in_time" | "overdue" | "never" | "unknown";
  readonly daysSince: number | null;
}

/**
 * A village is overdue when more than `intervalDays` calendar days have passed since its last visit: with 30, a visit
 * of 1 March is in time on 31 March and overdue on 1 April. The database counts the same in `visit_coverage`.
 */
export function standingOf(
  village: Pick<Village, "last_visited_on" | "is_known">,
  intervalDays: number,
  today: Day,
): VillageStanding {
  if (village.last_visited_on === null) {
    return { standing: village.is_known ? "never" : "unknown", daysSince: null };
  }
  const daysSince = daysBetween(village.last_visited_on, today);
  if (daysSince <= intervalDays) return { standing: "in_time", daysSince };
  return { standing: village.is_known ? "overdue" : "unknown", daysSince };
}

export type StandingVillage = Village & VillageStanding & { readonly township_name: string };

/** Every village with its standing: own villages first, then those never visited, then the longest unvisited; ties by code. */
export function villagesByNeed({ townships, villages }: VillagesToVisit, today: Day): StandingVillage[] {
  const townshipByCode = new Map(townships.map((township) => [township.code, township]));
  const standing = villages.map((village) => {
    const township = townshipByCode.get(village.township_code);
    const intervalDays = township?.interval_days ?? Infinity;
    return {
      ...village,
      ...standingOf(village, intervalDays, today),
      township_name: township?.name ?? "",
    };
  });
  return standing.sort(
    (a, b) =>
      Number(b.is_own) - Number(a.is_own) ||
      needRank(b) - needRank(a) ||
      (b.daysSince ?? 0) - (a.daysSince ?? 0) ||
      (a.code < b.code ? -1 : 1),
  );
}

const needRank = (village: StandingVillage): number =>
  ({ never: 3, overdue: 2, in_time: 1, unknown: 0 })[village.standing];

export const isDue = (village: VillageStanding): boolean =>
  village.standing === "never" || village.standing === "overdue";

/** Visits that the list does not hold yet, such as those waiting on this device, count as visits. */
export function withVisits(
  answer: VillagesToVisit,
  visits: readonly { readonly village_code: string; readonly visited_on: Day }[],
): VillagesToVisit {
  const latest = latestVisits(visits);
  return {
    ...answer,
    villages: answer.villages.map((village) => ({
      ...village,
      last_visited_on: later(village.last_visited_on, latest.get(village.code) ?? null),
    })),
  };
}

/** The last day on which each village was visited. */
export function latestVisits(
  visits: readonly { readonly village_code: string; readonly visited_on: Day }[],
): Map<string, Day> {
  const latest = new Map<string, Day>();
  for (const { village_code, visited_on } of visits) {
    const known = latest.get(village_code);
    if (known === undefined || visited_on > known) latest.set(village_code, visited_on);
  }
  return latest;
}

const later = (a: Day | null, b: Day | null): Day | null => {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
};

/**
 * Promised follow-ups that are open and fall due by `untilDay`, the oldest promise first, ties by id: what the server
 * answers as `follow_ups_due`, from the visits that a device holds.
 */
export function followUpsDue(
  visits: readonly Visit[],
  untilDay: Day,
  names: { readonly village: (code: string) => string; readonly author: (id: string) => string | null },
): FollowUp[] {
  const isOpen = (visit: Visit): visit is Visit & { follow_up_on: Day } =>
    visit.follow_up_on !== null && visit.follow_up_done_on === null && visit.follow_up_on <= untilDay;
  return visits
    .filter(isOpen)
    .map(({ id, village_code, author_id, visited_on, follow_up_on }) => ({
      id,
      village_code,
      village_name: names.village(village_code),
      organ_name: null,
      author_id,
      author_name: names.author(author_id),
      visited_on,
      follow_up_on,
    }))
    .sort((a, b) => compare(a.follow_up_on, b.follow_up_on) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
