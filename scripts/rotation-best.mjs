import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BEST_KNOWN, instanceOf, LONG_RUNS } from "./bench/rotation-instances.mjs";
import { solveAlone } from "./bench/measure.mjs";
import { importCore } from "./core-bundle.mjs";
import { ROOT } from "./stack/paths.mjs";

// node scripts/rotation-best.mjs [word …]: ten long runs of each instance whose bound no plan of ours attains, and of
// those alone whose names contain a word; keeps the cheapest plan's cost in tests/fixtures/rotation/best-known.json when it is
// cheaper than what stands there. Some 20 minutes for all of them; `npm run bench -- rotation` compares with the result.

const FILE = join(ROOT, "tests/fixtures/rotation/best-known.json");
const words = process.argv.slice(2);
const { createRandom } = await importCore("random.ts");

for (const size of LONG_RUNS) {
  for (const seed of [1, 2, 3]) {
    const instance = instanceOf(createRandom, { ...size, seed });
    if (words.length > 0 && !words.some((word) => instance.id.includes(word))) continue;
    let best = BEST_KNOWN[instance.id] ?? Infinity;
    for (let run = 1; run <= 10; run++) {
      const { solution } = solveAlone(instance, { effort: "thorough", seed: run });
      if (solution.status === "ok") best = Math.min(best, solution.objective.total);
    }
    console.log(`${instance.id} ${best}`);
    const known = JSON.parse(readFileSync(FILE, "utf8"));
    writeFileSync(FILE, `${JSON.stringify({ ...known, [instance.id]: best }, null, 2)}\n`);
  }
}
