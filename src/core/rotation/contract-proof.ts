import { BARRED, type RotationModel } from "./model.ts";
import type { RotationReason } from "./rotation.schema.ts";
import { isMutual } from "./visit-rules.ts";

/**
 * Whether a reason is one of the kinds that the contract names, in the narrow sense in which its checker proves
 * them. Further kinds are true as well, but only our own checker knows their proof; see
 * `tests/checkers/rotation-proofs.ts`.
 */
export function isContractProof(reason: RotationReason, model: RotationModel): boolean {
  const { instance, cost, teams } = model;
  switch (reason.type) {
    case "hall":
      return isHall(reason.targets, model);
    case "lock": {
      const [t, v, r] = reason.lock;
      return cost[v * teams + t] === BARRED || instance.teams[t]!.off.includes(r);
    }
    case "lock-pair": {
      const [a, b] = reason.locks;
      const apart = Math.abs(a[2] - b[2]);
      if (isMutual(instance, a, b)) return true;
      if (a[1] === b[1]) return apart === 0 || (a[0] === b[0] && apart < instance.window);
      return instance.mode === "unit" && a[0] === b[0] && apart === 0;
    }
    case "need": {
      const { need, rounds } = instance.targets[reason.target]!;
      return need > (rounds?.length ?? instance.R);
    }
    default:
      return false;
  }
}

/**
 * Visits needed by the targets against what their teams can give: each pair as often as the window allows, each
 * team no more than an even share when all are there all the time; or, where each team makes one visit a round,
 * fewer teams than targets.
 */
function isHall(
  targets: readonly number[],
  { instance, cost, teams, slots, rounds }: RotationModel,
): boolean {
  const meetings = Math.ceil(rounds / instance.window);
  const isFullTime = instance.teams.every((team) => team.off.length === 0);
  const share = isFullTime ? Math.ceil(slots / teams) : Infinity;
  let need = 0;
  for (const v of targets) need += instance.targets[v]!.need;
  let supply = 0;
  let open = 0;
  for (let t = 0; t < teams; t++) {
    const met = targets.filter((v) => cost[v * teams + t] !== BARRED);
    const most = met.reduce((sum, v) => sum + Math.min(meetings, instance.targets[v]!.need), 0);
    supply += Math.min(most, share);
    if (met.length > 0) open++;
  }
  return need > supply || (instance.mode === "unit" && targets.length > open);
}
