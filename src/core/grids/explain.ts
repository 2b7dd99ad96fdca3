import type { BuiltInstance } from "./build-instance.ts";
import type { GridReason } from "./grid.schema.ts";

/** One reason, as a code with what it is about: ids and numbers that a screen puts into words. */
export type Explanation =
  | { code: "keeps_villages"; count: number; of: number }
  | { code: "only_choice" }
  | { code: "least_conflict"; soft_ties: number }
  | { code: "excluded_tie"; officer_id: string; village_codes: string[] }
  | { code: "excluded_capacity"; officer_id: string; workload: number; limit: number }
  | { code: "excluded_count"; officer_id: string; count: number; limit: number }
  | { code: "leads_other"; officer_id: string; grid: string };

/**
 * Why this leader and not another: how many villages keep him, who was excluded by which rule, and who leads elsewhere.
 * One entry for each other officer at the most, the first rule that excludes him in the order tie, capacity, count.
 *
 * @param names of the plan's grids, in its order.
 */
export function explainGrid(
  built: BuiltInstance,
  plan: readonly { leader: number; villages: readonly number[] }[],
  index: number,
  names: readonly string[],
): Explanation[] {
  const { instance, officers, villages } = built;
  const grid = plan[index]!;
  const workload = grid.villages.reduce((sum, village) => sum + instance.villages[village]!.w, 0);
  const kept = grid.villages.filter((village) => instance.prev[village] === grid.leader).length;
  const others: Explanation[] = [];
  for (const [officer, { id }] of officers.entries()) {
    if (officer === grid.leader) continue;
    const tied = grid.villages.filter((village) =>
      instance.hardTies.some(([cadre, other]) => cadre === officer && other === village),
    );
    const { cap, maxVillages } = instance.cadres[officer]!;
    const elsewhere = plan.findIndex(({ leader }) => leader === officer);
    if (tied.length > 0) {
      others.push({
        code: "excluded_tie",
        officer_id: id,
        village_codes: tied.map((village) => villages[village]!.code),
      });
    } else if (workload > cap) {
      others.push({ code: "excluded_capacity", officer_id: id, workload, limit: cap });
    } else if (maxVillages > 0 && grid.villages.length > maxVillages) {
      others.push({
        code: "excluded_count",
        officer_id: id,
        count: grid.villages.length,
        limit: maxVillages,
      });
    } else if (elsewhere >= 0) {
      others.push({ code: "leads_other", officer_id: id, grid: names[elsewhere] ?? "" });
    }
  }
  const isOnlyChoice =
    officers.length > 1 &&
    others.filter(({ code }) => code.startsWith("excluded")).length === officers.length - 1;
  const softTies = instance.softTies.filter(
    ([cadre, village]) => cadre === grid.leader && grid.villages.includes(village),
  ).length;
  const own: Explanation[] = [
    ...(kept > 0 ? [{ code: "keeps_villages" as const, count: kept, of: grid.villages.length }] : []),
    ...(isOnlyChoice ? [{ code: "only_choice" as const }] : []),
    ...(softTies > 0 ? [{ code: "least_conflict" as const, soft_ties: softTies }] : []),
  ];
  return [...own, ...others];
}

/** A rule that cannot be kept, with the people and villages concerned. */
export type Conflict = { code: string; officer_ids: string[]; village_codes: string[] };

/** Reasons of an infeasible instance with ids in place of indexes. */
export function explainReasons(built: BuiltInstance, reasons: readonly GridReason[]): Conflict[] {
  const village = (index: number) => built.villages[index]?.code ?? "";
  const officer = (index: number) => built.officers[index]?.id ?? "";
  return reasons.flatMap((reason): Conflict[] => {
    switch (reason.type) {
      case "village-too-heavy":
      case "no-leader":
        return [{ code: codeOf(reason.type), officer_ids: [], village_codes: [village(reason.village)] }];
      case "lock-vs-tie":
        return [
          {
            code: codeOf(reason.type),
            officer_ids: [officer(reason.cadre)],
            village_codes: [village(reason.village)],
          },
        ];
      case "component":
        return [{ code: "component", officer_ids: [], village_codes: reason.villages.map(village) }];
      case "conflict":
        return reason.rules.map((rule) => ({
          code: `rule_${codeOf(rule.rule)}`,
          officer_ids: "cadre" in rule ? [officer(rule.cadre)] : [],
          village_codes: "village" in rule ? [village(rule.village)] : [],
        }));
      default:
        return [{ code: codeOf(reason.type), officer_ids: [], village_codes: [] }];
    }
  });
}

const codeOf = (type: string): string => type.replace(/-/g, "_");
