import { writeFileSync } from "node:fs";
import { solveAlone } from "./bench/measure.mjs";
import { bestKnownTeams, SEEDS, SIZES, TEAM_BEST, teamInstance } from "./bench/team-instances.mjs";
import { importCore } from "./core-bundle.mjs";

// node scripts/team-best.mjs [people …]: ten long runs of each instance of the bench, of those sizes alone that are named;
// keeps the cheapest cost in tests/fixtures/teams/best-known.json when it is lower than what stands there. Some ten minutes for
// all of them; `npm run bench -- teams` compares with the result.

const LONG_RUNS = 10;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
const { createRandom } = await importCore("random.ts");

for (const people of sizes) {
  for (const seed of SEEDS) {
    const instance = teamInstance(createRandom, { people, seed });
    let best = bestKnownTeams()[instance.id] ?? Infinity;
    for (let run = 1; run <= LONG_RUNS; run++) {
      const { solution } = solveAlone(instance, { effort: "thorough", seed: run + 1 });
      if (solution.status === "ok") best = Math.min(best, solution.objective.total);
    }
    console.log(`${instance.id} ${best}`);
    writeFileSync(TEAM_BEST, `${JSON.stringify({ ...bestKnownTeams(), [instance.id]: best }, null, 2)}\n`);
  }
}
