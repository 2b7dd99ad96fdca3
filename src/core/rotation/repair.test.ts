import * as fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { enumeratePlans } from "../../../tests/checkers/rotation-brute.ts";
import { randomRotation } from "../../../tests/checkers/rotation-random.ts";
import { planProblems } from "../../../tests/checkers/rotation.ts";
import { applyChange, listChanges, repairRotation, type RotationChange } from "./repair.ts";
import { RotationInstance, type Visit } from "./rotation.schema.ts";
import { solveRotation } from "./solve.ts";

type Size = { teams: number; targets: number; rounds: number };

/** An instance with a plan that has been published for it. */
function published(seed: number, size: Size): { instance: RotationInstance; plan: Visit[] } | null {
  const drawn = randomRotation(seed, size, { ties: true, lag: 1 });
  const instance = v.parse(RotationInstance, {
    format: "rotation/1",
    ...drawn,
    balance: { perRound: 2, total: 2 },
  });
  const solution = solveRotation(instance);
  return solution.status === "ok" ? { instance, plan: solution.assignments } : null;
}

const changeFor = (kind: number, plan: readonly Visit[]): RotationChange => {
  const [team, target, round] = plan[0]!;
  if (kind === 0) return { type: "team-off", team, rounds: [round] };
  if (kind === 1) return { type: "tie", team, target, kind: "spouse-unit" };
  return {
    type: "target-added",
    target: { id: "late", unit: 0, x: 500, y: 500, need: 1 },
    roundLoad: [0, 99],
  };
};

test("a repair keeps every rule and drops no fewer visits than it says is possible, and no more than needed", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(2), (seed, kind) => {
      const before = published(seed, { teams: 4, targets: 5, rounds: 3 });
      fc.pre(before !== null);
      const { instance, plan } = before!;
      const repair = repairRotation(instance, plan, changeFor(kind, plan));
      const expected = enumeratePlans(repair.instance, 40_000);
      fc.pre(expected.status !== "unknown");
      const problems = repair.status === "ok" ? planProblems(repair.instance, repair.assignments) : [];
      expect(problems).toEqual([]);
      expect(repair.status).toBe(expected.status === "solved" ? "ok" : "infeasible");
      const least = expected.status === "solved" ? expected.dropped : 0;
      expect(repair.status === "ok" ? repair.bound : 0).toBeLessThanOrEqual(least);
      expect(repair.status === "ok" ? repair.dropped : 0).toBe(least);
    }),
    { seed: 20260303, numRuns: 40 },
  );
});

test("rounds that are over stay as they were, and a tie declared late is not held against them", () => {
  const { instance, plan } = published(11, { teams: 5, targets: 8, rounds: 3 })!;
  const over = plan.find(([, , r]) => r === 1)!;
  const change: RotationChange = { type: "tie", team: over[0], target: over[1], kind: "relative" };

  const repair = repairRotation(instance, plan, change, { fromRound: 2 });

  expect(repair).toMatchObject({
    status: "ok",
    dropped: 0,
    changes: [],
    past: [{ rule: "hard-tie", visit: over }],
  });
});

/** A plan without travel limits for six teams, four rounds, ties declared late about visits that are over. */
const lateTies = (seed: number) => {
  const before = published(seed, { teams: 6, targets: 12, rounds: 4 });
  if (before === null) return null;
  const { instance, plan } = before;
  const isOnce = ([, v]: Visit): boolean => instance.targets[v]!.need === 1;
  const late = plan.filter((visit) => visit[2] < 3 && isOnce(visit));
  const hardTies = late.map(([t, v]): [number, number, string] => [t, v, "relative"]);
  return { instance, plan, hardTies: [...instance.hardTies, ...hardTies] };
};

test("whatever was declared late about visits that are over, what is to come is planned as without it", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(5), (seed, team) => {
      const given = lateTies(seed);
      fc.pre(given !== null && given.hardTies.length > given.instance.hardTies.length);
      const { plan, hardTies } = given!;
      // Loads more even than the plan's: no plan is near, and all is planned anew.
      const instance = { ...given!.instance, balance: { perRound: 1, total: 1 } };
      const illness: RotationChange = { type: "team-off", team, rounds: [3, 4] };
      const repair = (known: RotationInstance) => repairRotation(known, plan, illness, { fromRound: 3 });
      const [plain, tied] = [repair(instance), repair({ ...instance, hardTies })];
      expect(tied.status).toBe(plain.status);
      const reasons = tied.status === "infeasible" ? tied.reasons : [];
      expect(reasons.filter(({ type }) => type === "frozen")).toEqual([]);
      const open = (visits: readonly Visit[]) => visits.filter(([, , r]) => r < 3).map(String);
      const kept = tied.status === "infeasible" ? plan : tied.assignments;
      expect(new Set(open(kept))).toEqual(new Set(open(plan)));
    }),
    { seed: 20260305, numRuns: 15 },
  );
});

test("planning anew keeps a visit that is over and barred by now, and never sends that team there again", () => {
  const { instance, plan, hardTies } = lateTies(11)!;
  const stored = { ...instance, hardTies, baseline: plan, frozenBefore: 3, changeCost: 1 };
  expect(solveRotation(stored).status).toBe("infeasible");

  const solution = solveRotation(stored, { pastStands: true });

  expect(solution.status).toBe("ok");
  const visits = solution.status === "ok" ? solution.assignments : [];
  const barred = new Set(hardTies.map(([t, v]) => `${t},${v}`));
  expect(visits.filter(([t, v, r]) => r >= 3 && barred.has(`${t},${v}`))).toEqual([]);
  const over = plan.filter(([, , r]) => r < 3).map(String);
  expect(
    visits
      .filter(([, , r]) => r < 3)
      .map(String)
      .sort(),
  ).toEqual(over.sort());
});

test("a target that is dropped after it was visited keeps that visit and gets no other", () => {
  const { instance, plan } = published(11, { teams: 6, targets: 12, rounds: 4 })!;
  const [, target] = plan.find(([, v, r]) => r === 1 && instance.targets[v]!.need === 2)!;
  const change: RotationChange = { type: "target-dropped", target, roundLoad: [0, 99] };
  const repair = repairRotation(instance, plan, change, { fromRound: 2 });
  const visits = repair.status === "ok" ? repair.assignments : [];
  expect(visits.filter(([, v]) => v === target).map(([, , r]) => r)).toEqual([1]);
});

test("a lock that the change makes impossible is given up and named", () => {
  const { instance, plan } = published(11, { teams: 5, targets: 8, rounds: 3 })!;
  const [lock] = plan;
  const change: RotationChange = { type: "team-off", team: lock![0], rounds: [lock![2]] };

  const repair = repairRotation({ ...instance, locks: [lock!] }, plan, change);

  expect(repair).toMatchObject({ status: "ok", releasedLocks: [lock] });
});

test("one team out of 30 for a round, in twelve rounds, changes one visit, which is proved to be the least", () => {
  const townships = Array.from({ length: 30 }, (_, i) => ({ x: (i * 997) % 5000, y: (i * 1511) % 5000 }));
  const instance = v.parse(RotationInstance, {
    ...randomRotation(1, { teams: 30, targets: 30, rounds: 12 }),
    format: "rotation/1",
    teams: townships.map((seat, i) => ({ id: `t${i}`, units: [i], off: [], ...seat })),
    targets: townships.map((seat, i) => ({ id: `v${i}`, unit: i, need: 12, ...seat })),
    window: 12,
    balance: { perRound: 1, total: 1 },
    roundLoad: [30, 30],
  });
  const solution = solveRotation(instance);
  const plan = solution.status === "ok" ? solution.assignments : [];

  const repair = repairRotation(instance, plan, { type: "team-off", team: 7, rounds: [5] });

  expect(repair).toMatchObject({ status: "ok", dropped: 1, bound: 1 });
  expect(planProblems(repair.instance, repair.status === "ok" ? repair.assignments : [])).toEqual([]);
});

test("a visit that moved is one change; a new target's visit has nothing before it", () => {
  const before: Visit[] = [
    [0, 0, 1],
    [1, 1, 1],
  ];
  const after: Visit[] = [
    [0, 0, 1],
    [2, 1, 2],
    [1, 2, 1],
  ];
  expect(listChanges(before, after)).toEqual([
    { before: [1, 1, 1], after: [2, 1, 2] },
    { before: null, after: [1, 2, 1] },
  ]);
});

test("a team's absence leaves rounds that are over alone", () => {
  const { instance } = published(11, { teams: 5, targets: 8, rounds: 3 })!;
  const changed = applyChange(instance, { type: "team-off", team: 2, rounds: [1, 2, 3] }, 2);
  expect(changed.teams[2]!.off).toEqual([2, 3]);
});

test("with a price on changes, solving anew costs no more than the least disturbing plan", () => {
  const { instance, plan } = published(11, { teams: 6, targets: 24, rounds: 4 })!;
  const [team, , round] = plan[5]!;
  const repair = repairRotation({ ...instance, changeCost: 300 }, plan, {
    type: "team-off",
    team,
    rounds: [round],
  });
  const nearest = repair.status === "ok" ? repair.objective.total : Infinity;

  const solution = solveRotation(repair.instance);

  expect(solution.status).toBe("ok");
  expect(solution.status === "ok" ? solution.objective.total : Infinity).toBeLessThanOrEqual(nearest);
});
