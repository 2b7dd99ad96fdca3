import { importCore } from "../core-bundle.mjs";
import { partitionBound } from "./grid-bound.mjs";
import { districtInstance } from "./grid-instances.mjs";
import { above, solveAlone } from "./measure.mjs";

export const name = "grid: districts";

const CASES = [200, 300, 400, 600].flatMap((villages) =>
  [15, 20].map((tolerancePct) => ({ villages, tolerancePct })),
);

/**
 * Both efforts beside the linear relaxation of set partitioning, solved to the end in the same run. Where a plan is
 * proved to be the best there is, nothing above the relaxation can be saved.
 */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  for (const { villages, tolerancePct } of CASES) {
    const instance = districtInstance(createRandom, { seed: 1, villages, tolerancePct });
    const quick = solveAlone(instance);
    const thorough = solveAlone(instance, { effort: "thorough" });
    const bound = await partitionBound(instance);
    const shown = (/** @type {any} */ { solution }) =>
      solution.status === "ok"
        ? `${above(solution.objective.total, bound).toFixed(2)} % above${solution.optimal ? " (proved the best plan)" : ""}`
        : solution.status;
    yield {
      figure: `${villages} villages, tolerance ${tolerancePct} %`,
      ours: `${shown(quick)} at once, ${shown(thorough)} when thorough`,
      reference: `set-partitioning relaxation ${Math.round(bound)}`,
      goal: "≤ 2.5 % in ≤ 2 s, ≤ 1 % in ≤ 20 s",
      cpu: `${quick.cpuS.toFixed(2)} s, ${thorough.cpuS.toFixed(1)} s`,
    };
  }
}
