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
        solveAlone(
          townshipInstance(createRandom, {
            seed,
            villages,
            published,
            tolerancePct: villages < 12 ? 25 : 10,
          }),
        ),
      );
      const plans = solved.map(({ solution }) => solution);
      const best = plans.filter(({ optimal }) => optimal).length;
      const impossible = plans.filter(({ status }) => status === "infeasible").length;
      const gaps = plans.flatMap(({ objective, bound }) =>
        bound ? [above(objective.total, bound.value)] : [],
      );
      yield {
        figure: `${villages} villages, ${published ? "a plan to keep to" : "no plan before"}`,
        ours: `of ${plans.length}, ${best} proven optimal and ${impossible} proven impossible`,
        reference: `relaxation in the certificate: plans ${gapsIn(gaps)}`,
        goal: "all proven; ≤ 1 s, median ≤ 0.2 s",
        cpu: spent(solved.map(({ cpuS }) => cpuS)),
      };
    }
  }
}
