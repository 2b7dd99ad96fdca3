import type { Contribution, DrawRecord } from "../draw.schema.ts";
import { drawPlan, recordOf } from "../draw.ts";
import type { RotationEngine } from "../engine.ts";
import { rulesAgainst } from "../gaps.ts";
import { objectiveOf, reviewRotation } from "../review.ts";
import type { Explanation } from "../ways-out.ts";
import type { RotationInstance, Visit } from "../rotation.schema.ts";
import { type BuiltRotation, buildRotationInstance, rowsOf, visitsOf } from "./build-instance.ts";
import { explainedOf } from "./conflicts.ts";
import type { PlannedVisit, PlanningData, RotationDraft } from "./plan.schema.ts";
import type { ProposalOutcome, StoredProposal } from "./rotation-request.schema.ts";

/** `stored` is null when there is no plan: nothing is kept of an attempt without one. */
export type Proposal = { outcome: ProposalOutcome; stored: StoredProposal | null };

export type ProposalOptions = {
  contributions: readonly Contribution[];
  /** Weight of chance beside travel, in percent; 0 for the plan with the least travel. */
  chancePct: number;
};

/** Visits times teams up to which the plan is made within the two seconds of CPU that a hosted function has. */
const FUNCTION_LIMIT = 1000;

/** Whether the edge function solves this; a larger one is solved by a worker of the browser, and the function checks it. */
export function isWithinFunction(instance: RotationInstance): boolean {
  const visits = instance.targets.reduce((sum, { need }) => sum + need, 0);
  return visits * instance.teams.length <= FUNCTION_LIMIT;
}

/** The instance of a proposal: of the plan, with the weight of chance in it. */
export function proposalInstance(draft: RotationDraft, data: PlanningData, chancePct: number): BuiltRotation {
  const built = buildRotationInstance(draft, data);
  return { ...built, instance: { ...built.instance, mode: `chance:${chancePct}` } };
}

/**
 * A proposal for a draft: assignments with the draw that led to them, or the rules in conflict and what to relax.
 * A search that ends without a full plan gives what it has, and the targets that miss a visit: a gap is listed, a hard
 * rule never broken.
 */
export async function proposeRotation(
  draft: RotationDraft,
  data: PlanningData,
  options: ProposalOptions,
  engine: RotationEngine,
): Promise<Proposal> {
  const built = proposalInstance(draft, data, options.chancePct);
  const { record, solution } = await drawPlan(built.instance, options.contributions, engine.solve);
  if (solution.status === "infeasible") {
    const explanation = await engine.explain(built.instance, solution.reasons);
    return { outcome: infeasible(built, explanation), stored: null };
  }
  return { outcome: outcomeOf(built, solution.assignments), stored: storedOf(built, solution, record) };
}

/**
 * A plan that the browser solved, as the function takes it: rebuilt from the database's rows, checked by every rule.
 * Null when it breaks one; gaps in coverage and uneven loads are not rules that forbid storing.
 */
export function acceptSolved(
  draft: RotationDraft,
  data: PlanningData,
  options: ProposalOptions,
  rows: readonly PlannedVisit[],
): Proposal | null {
  const built = proposalInstance(draft, data, options.chancePct);
  const visits = visitsOf(built, rows).sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
  if (visits.length !== rows.length) return null;
  const { violations } = reviewRotation(built.instance, visits);
  if (violations.some(({ rule }) => !SHORTFALLS.has(rule))) return null;
  const status = violations.length === 0 ? "ok" : "partial";
  const record = recordOf(built.instance, options.contributions, { status, assignments: visits });
  return {
    outcome: outcomeOf(built, visits),
    stored: storedOf(built, { assignments: visits }, record),
  };
}

/** What an incomplete plan may lack; everything else makes it wrong. */
const SHORTFALLS: ReadonlySet<string> = new Set(["need", "round-balance", "round-load", "total-balance"]);

export function outcomeOf(built: BuiltRotation, visits: readonly Visit[]): ProposalOutcome {
  const { violations } = reviewRotation(built.instance, visits);
  const { travel, soft, changes, total } = objectiveOf(built.instance, visits);
  const gaps = violations.flatMap((violation) =>
    violation.rule === "need" && violation.visits < violation.need ? [violation] : [],
  );
  const missing = gaps.map(({ target, visits: made, need }) => ({
    target_id: built.targets[target]!.id,
    visits: need - made,
    rules: rulesAgainst(built.instance, visits, target, gaps.length),
  }));
  const uneven = violations.flatMap((violation) =>
    violation.rule === "round-balance" || violation.rule === "round-load" ? [violation.round] : [],
  );
  return {
    status: violations.length === 0 ? "ok" : "partial",
    visits: visits.length,
    objective: { travel, soft, changes, total },
    missing,
    uneven: {
      rounds: [...new Set(uneven)],
      totals: violations.some(({ rule }) => rule === "total-balance"),
    },
    conflicts: [],
    ways_out: [],
  };
}

export function infeasible(built: BuiltRotation, explanation: Explanation): ProposalOutcome {
  return {
    status: "infeasible",
    visits: 0,
    objective: null,
    missing: [],
    uneven: { rounds: [], totals: false },
    ...explainedOf(built, explanation),
  };
}

function storedOf(
  built: BuiltRotation,
  { assignments }: { assignments: readonly Visit[] },
  { method, contributions, seed, instanceHash, resultHash }: DrawRecord,
): StoredProposal {
  return {
    assignments: rowsOf(built, assignments),
    draw: {
      method,
      contributions,
      seed,
      instance: built.instance,
      instance_sha256: instanceHash,
      result_sha256: resultHash,
    },
  };
}
