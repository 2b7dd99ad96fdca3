import { importCore } from "../core-bundle.mjs";
import { townshipInstance } from "./grid-instances.mjs";
import { above, gapsIn, solveAlone, spent } from "./measure.mjs";

export const name = "grid: townships";

const SIZES = [8, 14, 20, 26, 33, 40];
const SEEDS = [1, 2, 3, 4];

/** Every class with and without a published plan. The reference is the certified bound that comes with each plan. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  for (const published of [false, true]) {
    for (const villages of SIZES) {
      const solved = SEEDS.map((seed) =>
        solveAlone(townshipInstance(createRandom, { seed, villages, published })),
      );
      const plans = solved.map(({ solution }) => solution);
      const proven = plans.filter(({ optimal, status }) => optimal || status === "infeasible").length;
      const gaps = plans.flatMap(({ objective, bound }) =>
        bound ? [above(objective.total, bound.value)] : [],
      );
      yield {
        figure: `${villages} villages, ${published ? "a plan to keep to" : "no plan before"}`,
        ours: `${proven} of ${plans.length} proven optimal or impossible`,
        reference: `relaxation in the certificate: plans ${gapsIn(gaps)}`,
        goal: "all proven; ≤ 1 s, median ≤ 0.2 s",
        cpu: spent(solved.map(({ cpuS }) => cpuS)),
      };
    }
  }
}
