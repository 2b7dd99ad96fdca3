import { importCore } from "../core-bundle.mjs";
import { above, cpuOf, gapsIn, medianOf, solveAlone, spent, worstOf } from "./measure.mjs";
import { BEST_KNOWN, instanceOf, unitRotation } from "./rotation-instances.mjs";

export const name = "rotation";

const SEEDS = [1, 2, 3];
/** @type {{ units?: number, targets?: number, teams?: number, rounds: number, goal: string }[]} */
const CASES = [
  { units: 10, rounds: 4, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 20, rounds: 8, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 30, rounds: 4, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 30, rounds: 12, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 190, rounds: 4, goal: "≤ 2 %; ≤ 1.5 s" },
  { units: 190, rounds: 8, goal: "≤ 0.5 %; ≤ 1.5 s" },
  { units: 190, rounds: 12, goal: "0 %; ≤ 1.5 s" },
  { targets: 60, teams: 10, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 98, teams: 14, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 98, teams: 23, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 186, teams: 23, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 600, teams: 50, rounds: 12, goal: "≤ 4 %; ≤ 2 s" },
  { targets: 3000, teams: 250, rounds: 12, goal: "≤ 2.5 %; ≤ 5 s" },
];

/**
 * Gaps to the best certified bound that comes with each plan, beside those to the contract's relaxation of the same run, which
 * forgets reciprocity and rounds.
 */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  for (const { units = 0, targets = 0, teams = 0, rounds, goal } of CASES) {
    const seeds = targets > 1000 ? SEEDS.slice(0, 1) : SEEDS;
    const solved = seeds.map((seed) => {
      const instance = instanceOf(createRandom, { units, targets, teams, rounds, seed });
      return { ...solveAlone(instance), best: BEST_KNOWN[instance.id] };
    });
    const aboveBest = solved.flatMap(({ solution: { objective, status }, best }) =>
      best === undefined ? [] : [status === "ok" ? above(objective.total, best) : Infinity],
    );
    const toBest = aboveBest.length > 0 ? `; the best of ten long runs: ${gapsIn(aboveBest)}` : "";
    const relaxed = solved.map(({ solution: { objective, bound, status } }) =>
      status === "ok" ? above(objective.total, bound?.value ?? 0) : Infinity,
    );
    const gaps = solved.map(({ solution: { objective, bound, certificate, status } }) =>
      status === "ok"
        ? above(objective.total, Math.max(bound?.value ?? 0, certificate?.value ?? 0))
        : Infinity,
    );
    yield {
      figure:
        units > 0
          ? `${units} units × ${rounds} rounds`
          : `${targets} targets, ${teams} teams, ${rounds} rounds`,
      ours: gapsIn(gaps),
      reference: `${gapsIn(relaxed)}, against the relaxation that forgets reciprocity${toBest}`,
      goal,
      cpu: spent(solved.map(({ cpuS }) => cpuS)),
    };
  }
  yield await growthRow();
  yield await repairRow();
}

/** How CPU time grows from 30 to 190 units, in a process that is warm. */
async function growthRow() {
  const { createRandom } = await importCore("random.ts");
  const { solveRotation } = await importCore("rotation/solve.ts");
  /** @param {number} units */
  const cost = async (units) => {
    const times = [];
    for (const seed of [1, 1, ...SEEDS]) {
      const instance = unitRotation(createRandom, { units, rounds: 12, seed });
      times.push((await cpuOf(() => solveRotation(instance))).cpuS);
    }
    return medianOf(times.slice(2));
  };
  const [small, large] = [await cost(30), await cost(190)];
  const power = Math.log(large / small) / Math.log((190 / 30) ** 2);
  return {
    figure: "growth from 30 to 190 units, 12 rounds, warm",
    ours: `CPU time grows as (teams × targets)^${power.toFixed(2)}`,
    reference: `${small.toFixed(3)} s and ${large.toFixed(2)} s`,
    goal: "no faster than (teams × targets)^1.2",
  };
}

/** One team out of 30 for one round, and for all rounds but the first, in a warm process. */
async function repairRow() {
  const { createRandom } = await importCore("random.ts");
  const { solveRotation } = await importCore("rotation/solve.ts");
  const { repairRotation } = await importCore("rotation/repair.ts");
  const instance = unitRotation(createRandom, { units: 30, rounds: 12, seed: 1 });
  const { assignments } = solveRotation(instance);
  const times = [];
  let above = 0;
  for (let team = 0; team < 30; team += 1) {
    for (const rounds of [[1 + (team % 12)], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]) {
      const { value: repaired, cpuS } = await cpuOf(() =>
        repairRotation(instance, assignments, { type: "team-off", team, rounds }),
      );
      times.push(1000 * cpuS);
      above += repaired.status === "ok" ? repaired.dropped - repaired.bound : Infinity;
    }
  }
  const warm = times.slice(10);
  return {
    figure: "repair, one team out of 30 × 12, warm",
    ours: `median ${medianOf(warm).toFixed(0)} ms of CPU, worst ${worstOf(warm).toFixed(0)} ms`,
    reference: `${above} changes more than the proved least, in ${times.length} repairs`,
    goal: "≤ 50 ms, fewest changes proved or within 1 of a bound",
  };
}
