import { importCore } from "../core-bundle.mjs";
import { above, gapsIn, solveAlone, spent } from "./measure.mjs";
import { projectRotation, unitRotation } from "./rotation-instances.mjs";

export const name = "rotation";

const SEEDS = [1, 2, 3];
/** @type {{ units?: number, targets?: number, teams?: number, rounds: number, goal: string }[]} */
const CASES = [
  { units: 10, rounds: 4, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 20, rounds: 8, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 30, rounds: 12, goal: "gap 0 where the bound can be reached; ≤ 0.3 s" },
  { units: 190, rounds: 4, goal: "≤ 2 %; ≤ 1.5 s" },
  { units: 190, rounds: 8, goal: "≤ 0.5 %; ≤ 1.5 s" },
  { units: 190, rounds: 12, goal: "0 %; ≤ 1.5 s" },
  { targets: 60, teams: 10, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 98, teams: 14, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 186, teams: 23, rounds: 4, goal: "≤ 3 % above the certified bound; ≤ 2 s" },
  { targets: 600, teams: 50, rounds: 12, goal: "≤ 4 %; ≤ 2 s" },
  { targets: 3000, teams: 250, rounds: 12, goal: "≤ 2.5 %; ≤ 5 s" },
];

/** Beside the best certified bound that comes with each plan. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  for (const { units = 0, targets = 0, teams = 0, rounds, goal } of CASES) {
    const seeds = targets > 1000 ? SEEDS.slice(0, 1) : SEEDS;
    const solved = seeds.map((seed) =>
      solveAlone(
        units > 0
          ? unitRotation(createRandom, { units, rounds, seed })
          : projectRotation(createRandom, { targets, teams, rounds, seed }),
      ),
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
      reference: "certified bound of the same run",
      goal,
      cpu: spent(solved.map(({ cpuS }) => cpuS)),
    };
  }
}
