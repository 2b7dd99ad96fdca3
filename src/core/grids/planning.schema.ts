import * as v from "valibot";

/** What crosses the wire of the edge function `grid-assignment`; both sides import it. */

const TownshipCode = v.pipe(v.string(), v.regex(/^\d{9}000$/));
const VillageCode = v.pipe(v.string(), v.regex(/^\d{12}$/));

/** One township of a draft plan is solved and put into the draft: a county is planned call by call. */
export const GridAssignmentRequest = v.object({
  /** Id of the command that stores the proposal: a repeated call stores once. */
  id: v.pipe(v.string(), v.uuid()),
  plan_id: v.pipe(v.string(), v.uuid()),
  township_code: TownshipCode,
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295)),
  /** Without it the rule of the county. */
  tolerance_pct: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  grid_count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
  effective_on: v.optional(v.pipe(v.string(), v.isoDate())),
  locks: v.optional(v.array(v.object({ village_code: VillageCode, officer_id: v.string() })), []),
});
export type GridAssignmentRequest = v.InferOutput<typeof GridAssignmentRequest>;

export const Conflict = v.object({
  code: v.string(),
  officer_ids: v.array(v.string()),
  village_codes: v.array(v.string()),
});

/** How a township ended; kept in the plan as one of its `outcomes`. */
export const GridOutcome = v.object({
  status: v.picklist(["ok", "infeasible", "partial", "no_villages", "no_officers"]),
  village_count: v.number(),
  grid_count: v.number(),
  tolerance_pct: v.number(),
  is_optimal: v.boolean(),
  objective: v.nullable(
    v.object({ travel: v.number(), soft: v.number(), change: v.number(), total: v.number() }),
  ),
  conflicts: v.array(Conflict),
  /** The least tolerance in steps of 5 % at which a plan exists; null when none up to 60 % does, or none was needed. */
  suggested_tolerance_pct: v.nullable(v.number()),
});
export type GridOutcome = v.InferOutput<typeof GridOutcome>;

export const GridAssignmentResponse = v.object({
  township_code: TownshipCode,
  version: v.number(),
  outcome: GridOutcome,
});
export type GridAssignmentResponse = v.InferOutput<typeof GridAssignmentResponse>;

const Point = { lon: v.nullable(v.number()), lat: v.nullable(v.number()) };

/** What is known of a township before it is planned: the answer of `grid_planning_data`. */
export const PlanningAnswer = v.object({
  township: v.object({ code: v.string(), name: v.string(), ...Point }),
  villages: v.array(v.object({ code: v.string(), name: v.string(), workload: v.number(), ...Point })),
  /** Who may lead; capacity and max_villages 0 = no limit of his own. */
  officers: v.array(
    v.object({ id: v.string(), name: v.string(), capacity: v.number(), max_villages: v.number() }),
  ),
  ties: v.array(
    v.object({
      officer_id: v.string(),
      village_code: v.string(),
      grade: v.picklist(["hard", "soft"]),
      kind: v.string(),
    }),
  ),
  published: v.array(v.object({ village_code: v.string(), officer_id: v.string() })),
  /** The rule of the county. */
  tolerance_pct: v.number(),
});
export type PlanningAnswer = v.InferOutput<typeof PlanningAnswer>;
