import { importCore } from "../core-bundle.mjs";
import { above, gapsIn, solveAlone, spent } from "./measure.mjs";
import { teamInstance } from "./team-instances.mjs";

export const name = "teams";

const CASES = [
  { people: 24, goalS: 0.2, longRuns: 10 },
  { people: 100, goalS: 0.5, longRuns: 10 },
  { people: 1000, goalS: 2, longRuns: 3 },
];
const SEEDS = [1, 2];

/** Beside the best of several runs of ten times the effort, each from another seed. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  for (const { people, goalS, longRuns } of CASES) {
    const solved = SEEDS.map((seed) => {
      const instance = teamInstance(createRandom, { people, seed });
      const { solution, cpuS } = solveAlone(instance);
      const long = Array.from({ length: longRuns }, (_, run) =>
        solveAlone(instance, { effort: "thorough", seed: run + 2 }),
      );
      const best = Math.min(...long.map((other) => other.solution.objective.total));
      return { cpuS, gap: solution.status === "ok" ? above(solution.objective.total, best) : Infinity };
    });
    yield {
      figure: `${people} people`,
      ours: gapsIn(solved.map(({ gap }) => gap)),
      reference: `best of ${longRuns} long runs`,
      goal: `≤ 1 % above; ≤ ${goalS} s`,
      cpu: spent(solved.map(({ cpuS }) => cpuS)),
    };
  }
}
