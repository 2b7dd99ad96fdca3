import { importCore } from "../core-bundle.mjs";
import { above, gapsIn, solveAlone, spent } from "./measure.mjs";
import { bestKnownTeams, SEEDS, SIZES, teamInstance } from "./team-instances.mjs";

export const name = "teams";

const GOAL_S = [0.2, 0.5, 2];

/** Beside the best of ten runs of ten times the effort, each from another seed, made once by `scripts/team-best.mjs`. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  const best = bestKnownTeams();
  for (const [row, people] of SIZES.entries()) {
    const solved = SEEDS.map((seed) => {
      const instance = teamInstance(createRandom, { people, seed });
      const { solution, cpuS } = solveAlone(instance);
      return { solution, cpuS, known: best[instance.id] };
    });
    const gaps = solved.flatMap(({ solution: { status, objective }, known }) =>
      known === undefined ? [] : [status === "ok" ? above(objective.total, known) : Infinity],
    );
    yield {
      figure: `${people} people`,
      ours: gapsIn(gaps),
      reference: `best of ten long runs: ${solved.map(({ known }) => known ?? "not run yet").join(", ")}`,
      goal: `≤ 1 % above; ≤ ${GOAL_S[row]} s`,
      cpu: spent(solved.map(({ cpuS }) => cpuS)),
    };
  }
}
