import type { PlannedTarget, PlannedTeam, PlanningData } from "./plan.schema.ts";

export type TieHolder = { officer_id: string; grade: "hard" | "soft"; kind: string };

/** Pairs of team and target that a tie forbids or makes dearer, and who brings it. */
export type PairTies = {
  hard: [number, number, string][];
  soft: [number, number, string, number][];
  holders: Map<string, TieHolder[]>;
};

/** A soft tie of one member weighs as much as this much travel (10 m). */
const SOFT_TIE_TRAVEL = 500;

/**
 * The ties of the members, pair by pair. A tie concerns a target when it is to the unit, to the unit's township, to
 * the village, or to a place within what is inspected; the database judges by the same rule (`private.tie_meets_target`).
 * Several soft ties of one member to one target count once.
 */
export function tiesOf(
  teams: readonly PlannedTeam[],
  targets: readonly PlannedTarget[],
  { ties, organs }: PlanningData,
): PairTies {
  const divisionOf = new Map(organs.map(({ id, division_code }) => [id, division_code]));
  const places = targets.map((target) => {
    const unit = divisionOf.get(target.organ_id) ?? null;
    return { organ: target.organ_id, unit, within: prefixOf(target.division_code ?? unit) };
  });
  const answer: PairTies = { hard: [], soft: [], holders: new Map() };
  const counted = new Set<string>();
  teams.forEach(({ members }, t) => {
    const people = new Set(members.map(({ officer_id }) => officer_id));
    for (const tie of ties.filter(({ officer_id }) => people.has(officer_id))) {
      places.forEach(({ organ, unit, within }, v) => {
        const place = tie.division_code;
        const concerns =
          tie.organ_id === organ ||
          (place !== null && (place === unit || (within !== null && place.startsWith(within))));
        if (!concerns) return;
        const key = `${t},${v}`;
        answer.holders.set(key, [
          ...(answer.holders.get(key) ?? []),
          { officer_id: tie.officer_id, grade: tie.grade, kind: tie.kind },
        ]);
        if (tie.grade === "hard") answer.hard.push([t, v, "recusal"]);
        else if (!counted.has(`${key},${tie.officer_id}`)) {
          counted.add(`${key},${tie.officer_id}`);
          answer.soft.push([t, v, "recusal", SOFT_TIE_TRAVEL]);
        }
      });
    }
  });
  return answer;
}

/** The part of a code that every place within it begins with; as `private.division_prefix`. */
function prefixOf(code: string | null): string | null {
  if (code === null) return null;
  for (const [zeros, length] of [
    ["00000000", 4],
    ["000000", 6],
    ["000", 9],
  ] as const) {
    if (code.length === 12 && code.endsWith(zeros)) return code.slice(0, length);
  }
  return code;
}
