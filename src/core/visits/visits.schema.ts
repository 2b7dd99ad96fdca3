import * as v from "valibot";
import { isDay } from "../calendar/day.ts";
import { PROBLEM_CATEGORIES, PROBLEM_ROUTES, PROBLEM_STATES, VISIT_KINDS } from "./kinds.ts";

const Day = v.pipe(v.string(), v.check(isDay));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const Contact = v.object({ role: v.string(), count: v.optional(v.number(), 1) });
export type Contact = v.InferOutput<typeof Contact>;

/** A visit as the device snapshot holds it. */
export const Visit = v.object({
  id: v.string(),
  village_code: v.string(),
  grid_id: v.nullable(v.string()),
  organ_id: v.string(),
  author_id: v.string(),
  kind: v.picklist(VISIT_KINDS),
  started_at: v.string(),
  visited_on: Day,
  met: v.array(Contact),
  topics: v.array(v.string()),
  guidance: v.nullable(v.string()),
  follow_up_on: v.nullable(Day),
  follow_up_of: v.nullable(v.string()),
  follow_up_done_on: v.nullable(Day),
  merge_label: v.nullable(v.picklist(["parallel_edit", "conflict"])),
  version: v.number(),
});
export type Visit = v.InferOutput<typeof Visit>;

/** A visit as the server lists it, with the names that a screen shows; null where the reader may not know a name. */
export const ListedVisit = v.object({
  ...Visit.entries,
  village_name: v.string(),
  organ_name: v.nullable(v.string()),
  author_name: v.nullable(v.string()),
  problem_count: Count,
});
export type ListedVisit = v.InferOutput<typeof ListedVisit>;

export const ProblemAction = v.object({ action: v.string(), to_state: v.string(), needs_note: v.boolean() });
export type ProblemAction = v.InferOutput<typeof ProblemAction>;

/** A problem as the device snapshot holds it. */
export const Problem = v.object({
  id: v.string(),
  visit_id: v.string(),
  village_code: v.string(),
  organ_id: v.string(),
  author_id: v.string(),
  category: v.picklist(PROBLEM_CATEGORIES),
  route: v.picklist(PROBLEM_ROUTES),
  description: v.string(),
  state: v.picklist(PROBLEM_STATES),
  noted_on: Day,
  closed_on: v.nullable(Day),
});
export type Problem = v.InferOutput<typeof Problem>;

/** A problem as the server lists it. `description` is null until its reader opens it, which is on record. */
export const ListedProblem = v.object({
  ...Problem.entries,
  description: v.nullable(v.string()),
  village_name: v.nullable(v.string()),
  organ_name: v.nullable(v.string()),
  author_name: v.nullable(v.string()),
  actions: v.array(ProblemAction),
});
export type ListedProblem = v.InferOutput<typeof ListedProblem>;

export const FollowUp = v.object({
  id: v.string(),
  village_code: v.string(),
  village_name: v.string(),
  organ_name: v.nullable(v.string()),
  author_id: v.string(),
  author_name: v.nullable(v.string()),
  visited_on: Day,
  follow_up_on: Day,
});
export type FollowUp = v.InferOutput<typeof FollowUp>;

export const Township = v.object({
  code: v.string(),
  organ_id: v.string(),
  name: v.string(),
  /** Days within which every village is to be visited again. */
  interval_days: v.number(),
});
export type Township = v.InferOutput<typeof Township>;

export const Village = v.object({
  code: v.string(),
  name: v.string(),
  township_code: v.string(),
  grid_id: v.nullable(v.string()),
  grid_name: v.nullable(v.string()),
  leader_name: v.nullable(v.string()),
  is_own: v.boolean(),
  /** False where the reader may not know of others' visits: then no last visit does not mean "never". */
  is_known: v.boolean(),
  last_visited_on: v.nullable(Day),
});
export type Village = v.InferOutput<typeof Village>;

/** The villages for which the caller may log a visit. */
export const VillagesToVisit = v.object({ townships: v.array(Township), villages: v.array(Village) });
export type VillagesToVisit = v.InferOutput<typeof VillagesToVisit>;

/** Villages counted per township or grid; `grid_id` null: of no grid, or counted per township. */
export const CoverageRow = v.object({
  organ_id: v.string(),
  township_code: v.string(),
  township_name: v.string(),
  grid_id: v.nullable(v.string()),
  grid_name: v.nullable(v.string()),
  leader_name: v.nullable(v.string()),
  interval_days: v.number(),
  villages: Count,
  visited_in_time: Count,
  overdue: Count,
  never_visited: Count,
  without_grid: Count,
  longest_days: v.nullable(v.number()),
});
export type CoverageRow = v.InferOutput<typeof CoverageRow>;
