import type { RotationInstance, RotationReason } from "../rotation.schema.ts";
import type { BuiltRotation } from "./build-instance.ts";
import type { Solve } from "./draw.ts";
import type { RotationConflict } from "./rotation-request.schema.ts";

/** Reasons of the solver with ids in place of indexes, so that a screen can name them. */
export const conflictsOf = (
  { teams, targets }: BuiltRotation,
  reasons: readonly RotationReason[],
): RotationConflict[] => {
  const team = (index: number) => teams[index]!.id;
  const target = (index: number) => targets[index]!.id;
  const visits = (list: readonly (readonly [number, number, number])[]) => ({
    team_ids: list.map(([t]) => team(t)),
    target_ids: list.map(([, v]) => target(v)),
    rounds: list.map(([, , r]) => r),
  });
  return reasons.map((reason): RotationConflict => {
    const none = { code: reason.type, team_ids: [], target_ids: [], rounds: [], rules: [] };
    switch (reason.type) {
      case "hall":
        return {
          ...none,
          target_ids: reason.targets.map(target),
          rounds: reason.round === undefined ? [] : [reason.round],
        };
      case "idle":
        return { ...none, team_ids: reason.teams.map(team) };
      case "need":
        return { ...none, target_ids: [target(reason.target)] };
      case "lock":
        return { ...none, ...visits([reason.lock]) };
      case "lock-pair":
        return { ...none, ...visits(reason.locks) };
      case "lock-history":
        return { ...none, ...visits([reason.lock]) };
      case "frozen":
        return { ...none, ...visits([reason.visit]) };
      case "exhausted":
        return { ...none, rules: [...reason.rules] };
      default:
        return none;
    }
  });
};

/** Rules that may be set aside one at a time, the mildest first. */
const RELAXATIONS: Readonly<Record<string, (instance: RotationInstance) => RotationInstance>> = {
  even_rounds: (instance) => ({ ...instance, roundLoad: [0, visitsOf(instance)] }),
  balance_round: (instance) => ({
    ...instance,
    balance: { ...instance.balance, perRound: instance.balance.perRound + 1 },
  }),
  balance_total: (instance) => ({
    ...instance,
    balance: { ...instance.balance, total: instance.balance.total + 1 },
  }),
  loads: (instance) => ({
    ...instance,
    roundLoad: [0, visitsOf(instance)],
    balance: { perRound: visitsOf(instance), total: visitsOf(instance) },
  }),
  travel: (instance) => ({ ...instance, maxTravel: 0 }),
  window: (instance) => ({ ...instance, window: 1 }),
  reciprocity: (instance) => ({ ...instance, reciprocal: { ...instance.reciprocal, lag: 0 } }),
  locks: (instance) => ({ ...instance, locks: [] }),
  exclusions: (instance) => ({
    ...instance,
    hardTies: instance.hardTies.filter(([, , kind]) => kind !== "excluded"),
  }),
  need: (instance) => ({
    ...instance,
    targets: instance.targets.map((target) => ({ ...target, need: Math.max(0, target.need - 1) })),
    roundLoad: [0, visitsOf(instance)],
  }),
};

const visitsOf = ({ targets }: RotationInstance): number => targets.reduce((sum, { need }) => sum + need, 0);

/** Visits times teams up to which every relaxation is tried. */
const TRIED_SIZE = 600;

/**
 * The rules of which each alone, set aside, makes a plan possible; ties of people and one's own unit are never among
 * them. Empty where the instance is too large to try, or where two rules would have to give way.
 */
export async function relaxationsOf(
  instance: RotationInstance,
  seed: number,
  solve: Solve,
): Promise<string[]> {
  if (visitsOf(instance) * instance.teams.length > TRIED_SIZE) return [];
  const found: string[] = [];
  for (const [rule, relax] of Object.entries(RELAXATIONS)) {
    const relaxed = relax(instance);
    if (JSON.stringify(relaxed) === JSON.stringify(instance)) continue;
    if ((await solve(relaxed, seed)).status === "ok") found.push(rule);
    if (found.length === 3) break;
  }
  return found;
}
