import type { PoolFacts, PoolPerson } from "../../teams/pool.ts";
import { buildRotationInstance } from "./build-instance.ts";
import type { PlanningData, RotationDraft } from "./plan.schema.ts";

/**
 * What a rotation says about the people its teams may be made of: where their organs are, what a team with each of them
 * cannot inspect (his own units, and hard ties), and who was in one team in earlier rounds.
 *
 * Each person is judged as a team of one, by the very instance that the rotation is planned with.
 *
 * @param draft targets and rounds; its teams and visits are not read. Targets are numbered as the instance does.
 * Time O(people * targets + ties * targets).
 */
export function poolFacts(
  people: readonly PoolPerson[],
  draft: Pick<RotationDraft, "settings" | "rounds" | "targets">,
  data: PlanningData,
): PoolFacts {
  const alone = people.map(({ id, organ_id }) => ({
    id,
    name: "",
    lead_organ_id: organ_id,
    members: [{ officer_id: id, is_lead: true, off_rounds: [] }],
  }));
  const { instance, teams } = buildRotationInstance({ ...draft, teams: alone, assignments: [] }, data);
  const tied = new Set(instance.hardTies.map(([t, v]) => `${t},${v}`));
  const barredBy = (t: number): Set<number> =>
    new Set(
      instance.targets.flatMap(({ unit }, v) =>
        instance.teams[t]!.units.includes(unit) || tied.has(`${t},${v}`) ? [v] : [],
      ),
    );
  const served = new Map(data.history.flatMap(({ officer_ids }) => [...pairsOf(officer_ids)]));
  return {
    seats: new Map(
      teams.map(({ lead_organ_id }, t) => [
        lead_organ_id,
        { x: instance.teams[t]!.x, y: instance.teams[t]!.y },
      ]),
    ),
    barred: new Map(teams.map(({ id }, t) => [id, barredBy(t)])),
    served: [...served.values()],
  };
}

/** Every pair once, under one key whichever stands first. */
function* pairsOf(ids: readonly string[]): Generator<[string, readonly [string, string]]> {
  const sorted = [...ids].sort();
  for (const [i, a] of sorted.entries()) {
    for (const b of sorted.slice(i + 1)) yield [`${a} ${b}`, [a, b]];
  }
}
