import * as v from "valibot";
import { isDay, type Day } from "../../core/calendar/day.ts";
import { villagesOfArea } from "../../core/visits/area.ts";
import { followUpsDue } from "../../core/visits/due.ts";
import {
  type FollowUp,
  type ListedProblem,
  type ListedVisit,
  Problem,
  Township,
  type VillagesToVisit,
  Visit,
} from "../../core/visits/visits.schema.ts";
import { today } from "../../lib/clock.ts";
import type { Kept } from "../../lib/reading.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { snapshotRows } from "./snapshot.ts";

/** What this device holds of visits, in the shapes in which the server answers. Null: nothing yet. */

const OptionalDay = v.nullable(v.pipe(v.string(), v.check(isDay)));
const Division = v.object({
  code: v.string(),
  name: v.string(),
  level: v.string(),
  parent_code: v.nullable(v.string()),
});
const Grid = v.object({
  id: v.string(),
  name: v.string(),
  township_code: v.string(),
  leader_id: v.string(),
});
const GridVillage = v.object({
  grid_id: v.string(),
  village_code: v.string(),
  from_day: OptionalDay,
  to_day: OptionalDay,
});

const seesTownship = () => hasRole("township_officer", "area_coordinator", "office_officer", "leader");
const officerName = (id: string): string | null =>
  id === signedIn().officer.id ? signedIn().officer.name : null;

export async function keptVillages(): Promise<Kept<VillagesToVisit> | null> {
  const [townships, divisions, grids, gridVillages, visits] = await Promise.all([
    snapshotRows("townships", Township),
    snapshotRows("divisions", Division),
    snapshotRows("grids", Grid),
    snapshotRows("grid_villages", GridVillage),
    snapshotRows("visits", Visit),
  ]);
  if (!divisions || !townships || townships.value.length === 0) return null;
  const rows = {
    divisions: divisions.value,
    grids: grids?.value ?? [],
    gridVillages: gridVillages?.value ?? [],
    visits: visits?.value ?? [],
  };
  const context = {
    officerId: signedIn().officer.id,
    seesTownship: seesTownship(),
    townships: townships.value,
    today: today(),
    leaderName: officerName,
  };
  return { asOf: visits?.asOf ?? divisions.asOf, value: villagesOfArea(rows, context) };
}

const ChoiceList = v.object({ code: v.string(), words: v.array(v.string()) });

export async function keptTopics(): Promise<Kept<string[]> | null> {
  const lists = await snapshotRows("choice_lists", ChoiceList);
  const topics = lists?.value.find(({ code }) => code === "visit_topics");
  return lists && topics ? { asOf: lists.asOf, value: topics.words } : null;
}

const villageNames = async (): Promise<(code: string) => string> => {
  const divisions = await snapshotRows("divisions", Division);
  const names = new Map(divisions?.value.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
};

const END_OF_TIME = "9999-12-31";

export async function keptFollowUps(wanted: {
  until: Day;
  villageCode: string;
}): Promise<Kept<FollowUp[]> | null> {
  const [visits, village] = await Promise.all([snapshotRows("visits", Visit), villageNames()]);
  if (!visits) return null;
  const due = followUpsDue(visits.value, wanted.until || END_OF_TIME, { village, author: officerName });
  return {
    ...visits,
    value: due.filter((one) => wanted.villageCode === "" || one.village_code === wanted.villageCode),
  };
}

/** Newest first, as the server lists them. */
export async function keptVisits(): Promise<Kept<ListedVisit[]> | null> {
  const [visits, problems, village] = await Promise.all([
    snapshotRows("visits", Visit),
    snapshotRows("visit_problems", Problem),
    villageNames(),
  ]);
  if (!visits) return null;
  const problemCounts = new Map<string, number>();
  for (const { visit_id } of problems?.value ?? [])
    problemCounts.set(visit_id, (problemCounts.get(visit_id) ?? 0) + 1);
  const listed = visits.value.map((visit) => ({
    ...visit,
    village_name: village(visit.village_code),
    organ_name: null,
    author_name: officerName(visit.author_id),
    problem_count: problemCounts.get(visit.id) ?? 0,
  }));
  const moments = new Map(listed.map(({ id, started_at }) => [id, Date.parse(started_at)]));
  listed.sort((a, b) => moments.get(b.id)! - moments.get(a.id)! || (a.id < b.id ? 1 : -1));
  return { ...visits, value: listed };
}

/** Newest first. Acting on a problem needs the server, so none carries an action. */
export async function keptProblems(): Promise<Kept<ListedProblem[]> | null> {
  const [problems, village] = await Promise.all([snapshotRows("visit_problems", Problem), villageNames()]);
  if (!problems) return null;
  const listed = problems.value.map((problem) => ({
    ...problem,
    // Empty for whom it is sealed: opening it needs the server.
    description: problem.description || null,
    village_name: village(problem.village_code),
    organ_name: null,
    author_name: officerName(problem.author_id),
    actions: [],
  }));
  listed.sort((a, b) =>
    a.noted_on === b.noted_on ? (a.id < b.id ? 1 : -1) : a.noted_on < b.noted_on ? 1 : -1,
  );
  return { ...problems, value: listed };
}

/** One visit with its problems. What happened with it since, and pictures, need the server. */
export async function keptVisit(id: string): Promise<Kept<KeptDetail> | null> {
  const [visits, problems] = await Promise.all([keptVisits(), keptProblems()]);
  const visit = visits?.value.find((one) => one.id === id);
  if (!visits || !visit) return null;
  return {
    asOf: visits.asOf,
    value: {
      visit: { ...visit, grid_name: null, received_at: null },
      names: null,
      problems: (problems?.value ?? []).filter(({ visit_id }) => visit_id === id),
      conflicts: [],
      followed_by: null,
      events: [],
    },
  };
}

interface KeptDetail {
  visit: ListedVisit & { grid_name: null; received_at: null };
  names: null;
  problems: ListedProblem[];
  conflicts: [];
  followed_by: null;
  events: [];
}
