import * as v from "valibot";
import { expect, test } from "vitest";
import { rulesAgainst } from "./gaps.ts";
import { RotationInstance, type Visit } from "./rotation.schema.ts";

/** Two rounds; teams 0 and 1, each of its own unit, and a village in a third unit that needs two visits. */
const instance = v.parse(RotationInstance, {
  format: "rotation/1",
  R: 2,
  units: [0, 1, 2].map((i) => ({ id: `u${i}`, x: i, y: 0 })),
  teams: [0, 1].map((i) => ({ id: `t${i}`, units: [i], x: i, y: 0, off: [] })),
  targets: [{ id: "v0", unit: 2, x: 2, y: 0, need: 2 }],
  hardTies: [[1, 0, "recusal"]],
  softTies: [],
  maxTravel: 0,
  window: 2,
  reciprocal: { lag: 1, scope: "lead" },
  balance: { perRound: 1, total: 2 },
  roundLoad: [0, 2],
  history: [],
  locks: [],
  baseline: null,
  changeCost: 0,
  frozenBefore: 0,
});
const plan: Visit[] = [[0, 0, 1]];

test("who could still go is barred by a tie, and who went already by the interval: both are named", () => {
  expect(rulesAgainst(instance, plan, 0)).toEqual(["hard-tie", "window"]);
});

test("of several ways, only what stands against the nearest ones is named", () => {
  // Without the tie, team 1 lacks one thing: another round than 1, or in round 2 equal loads. Team 0 lacks two.
  const even = { ...instance, hardTies: [], balance: { perRound: 0, total: 2 } };
  const both: Visit[] = [[0, 0, 1]];
  expect(rulesAgainst(even, both, 0)).toEqual(["gap", "round-balance"]);
});

test("a plan too large to look through claims nothing", () => {
  expect(rulesAgainst(instance, plan, 0, 1_000_000)).toEqual([]);
});
