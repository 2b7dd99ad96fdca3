import { expect, test } from "vitest";
import { teamInstance } from "../../../scripts/bench/team-instances.mjs";
import { createRandom } from "../random.ts";
import { compileProblem } from "./problem.ts";
import { Roster } from "./roster.ts";

test("after many swaps and moves every price and broken rule is what counting anew says", () => {
  const instance = teamInstance(createRandom, { people: 30, seed: 4, size: [3, 5] });
  const problem = compileProblem(instance);
  const teamOf = Int32Array.from(instance.people, (_, p) => p % problem.teams);
  const roster = new Roster(problem, teamOf, 700);
  const random = createRandom(9);
  for (let i = 0; i < 500; i++) {
    const p = random.int(problem.n);
    const q = random.int(problem.n);
    const g = roster.teamOf[p]!;
    const h = roster.teamOf[q]!;
    if (g === h) continue;
    const hasRoom = roster.count[h]! < problem.most && roster.count[g]! > problem.least;
    if (hasRoom && random.int(4) === 0) roster.shift(p, h);
    else roster.swap(p, q, roster.faultsOf(g, p, q), roster.faultsOf(h, q, p));
  }
  const anew = new Roster(problem, roster.teamOf, 700);
  expect([...roster.within]).toEqual([...anew.within]);
  expect([...roster.faults]).toEqual([...anew.faults]);
  const prices = roster.teams().map((team) => roster.priceOf(team));
  expect(prices.reduce((sum, price) => sum + price, 0)).toBe(anew.cost());
});
