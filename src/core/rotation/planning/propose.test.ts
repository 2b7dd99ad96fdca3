import { describe, expect, test } from "vitest";
import { withChance } from "../chance.ts";
import { verifyPlanDraw } from "../draw.ts";
import { rotationEngine as engine } from "../engine.ts";
import { reviewRotation } from "../review.ts";
import { buildRotationInstance, visitsOf } from "./build-instance.ts";
import { acceptSolved, proposalInstance, proposeRotation } from "./propose.ts";
import { previewRepair } from "./repair.ts";
import type { PlannedVisit, RotationDraft } from "./plan.schema.ts";
import { county, draft, idOf, team } from "./testing.ts";

const plain = { contributions: [], chancePct: 0 };
const visit = (unit: string, place: string, round: number): PlannedVisit => ({
  team_id: idOf(`team ${unit}`),
  target_id: idOf(`target ${place}`),
  round,
});
const lines = (visits: readonly PlannedVisit[], plan: RotationDraft): string[] =>
  visits.map(({ team_id, target_id, round }) => {
    const name = plan.teams.find(({ id }) => id === team_id)!.name;
    return `${name}→${plan.targets.find(({ id }) => id === target_id)!.name} ${round}`;
  });

describe("S10: a rotation is not mutual", () => {
  const units = ["甲", "乙", "丙"];
  const review = (plan: RotationDraft, visits: PlannedVisit[]) => {
    const built = buildRotationInstance(plan, county(units));
    return reviewRotation(built.instance, visitsOf(built, visits)).violations.map(({ rule }) => rule);
  };

  test("A to B, B to C and C to A is accepted", () => {
    const circle = [visit("甲", "乙", 1), visit("乙", "丙", 1), visit("丙", "甲", 1)];
    expect(review(draft(units, 1), circle)).toEqual([]);
  });

  test("A to B with B to A is refused", () => {
    const mutual = [visit("甲", "乙", 1), visit("乙", "甲", 1)];
    expect(review(draft(units, 1), mutual)).toContain("mutual");
  });

  test("A and B together to C is accepted", () => {
    const together = [team("甲", ["甲1", "乙1"]), team("丙")];
    const plan = draft(units, 1, { teams: together });
    expect(review(plan, [visit("甲", "丙", 1), visit("丙", "乙", 1)])).not.toContain("mutual");
  });

  test("the proposal for three units is one of the two circles", async () => {
    const plan = draft(units, 1);
    const { stored } = await proposeRotation(plan, county(units), plain, engine);
    const found = lines(stored!.assignments, plan).sort().join();
    expect(["丙组→乙 1,乙组→甲 1,甲组→丙 1", "丙组→甲 1,乙组→丙 1,甲组→乙 1"]).toContain(found);
  });

  test("two units alone have no plan, and what would have to give is named", async () => {
    const two = ["甲", "乙"];
    const { outcome, stored } = await proposeRotation(draft(two, 1), county(two), plain, engine);
    expect(stored).toBeNull();
    expect(outcome.status).toBe("infeasible");
    expect(outcome.conflicts.map(({ rules }) => rules.map(({ rule }) => rule))).toEqual([["reciprocity"]]);
    expect(outcome.ways_out).toEqual([]);
  });
});

test("S11: 27 townships, teams of 3 to 5: none inspects itself and no pair is mutual", async () => {
  const units = Array.from({ length: 27 }, (_, index) => `镇${index + 1}`);
  const data = county(units);
  const officers = units.flatMap((unit, u) =>
    Array.from({ length: 3 + (u % 3) }, (_, n) => ({
      ...data.officers[0]!,
      id: idOf(`${unit}-${n}`),
      organ_id: idOf(unit),
    })),
  );
  const teams = units.map((unit, u) =>
    team(
      unit,
      Array.from({ length: 3 + (u % 3) }, (_, n) => `${unit}-${n}`),
    ),
  );
  const { outcome, stored } = await proposeRotation(
    draft(units, 1, { teams }),
    { ...data, officers },
    plain,
    engine,
  );
  expect(outcome).toMatchObject({ status: "ok", visits: 27, missing: [] });
  const goes = new Map(stored!.assignments.map(({ team_id, target_id }) => [team_id, target_id]));
  expect(new Set(goes.values()).size).toBe(27);
  for (const unit of units) {
    const aim = units.find((other) => idOf(`target ${other}`) === goes.get(idOf(`team ${unit}`)))!;
    expect(aim).not.toBe(unit);
    expect(goes.get(idOf(`team ${aim}`))).not.toBe(idOf(`target ${unit}`));
  }
});

const SIX = ["甲", "乙", "丙", "丁", "戊", "己"];

test("what was locked is in the next proposal", async () => {
  const lock = { ...visit("甲", "己", 1), is_locked: true };
  const plan = draft(SIX, 2, { assignments: [lock] });
  const { stored } = await proposeRotation(plan, county(SIX), plain, engine);
  expect(stored!.assignments).toContainEqual(visit("甲", "己", 1));
});

test("a draw can be done again by anyone, and a changed word, input or result shows", async () => {
  const options = { contributions: [{ name: "在场甲", text: "17" }], chancePct: 100 };
  const { stored } = await proposeRotation(draft(SIX, 2), county(SIX), options, engine);
  const { draw } = stored!;
  const record = {
    method: draw.method,
    instanceHash: draw.instance_sha256,
    contributions: draw.contributions,
    seed: draw.seed,
    resultHash: draw.result_sha256,
  };
  expect(await verifyPlanDraw(record, draw.instance, engine.solve)).toEqual({ status: "confirmed" });
  const other = { ...record, contributions: [{ name: "在场甲", text: "18" }] };
  expect(await verifyPlanDraw(other, draw.instance, engine.solve)).toMatchObject({ status: "differs" });
  const input = { ...draw.instance, window: 3 };
  expect(await verifyPlanDraw(record, input, engine.solve)).toMatchObject({ status: "differs" });
  const forged = { ...record, resultHash: "0".repeat(64) };
  expect(await verifyPlanDraw(forged, draw.instance, engine.solve)).toEqual({
    status: "differs",
    parts: ["result"],
  });
});

test("chance leaves the input alone, prices every pair once, and differs by seed", () => {
  const { instance } = proposalInstance(draft(SIX, 1), county(SIX), 100);
  const drawn = withChance(instance, 1);
  expect(drawn.softTies).toHaveLength(36);
  expect(instance.softTies).toEqual([]);
  expect(withChance(instance, 1)).toEqual(drawn);
  expect(withChance(instance, 2)).not.toEqual(drawn);
  expect(withChance({ ...instance, mode: "chance:0" }, 1).softTies).toEqual([]);
});

test("what the browser solved is taken when it breaks no rule, and refused when it does", async () => {
  const plan = draft(SIX, 1);
  const data = county(SIX);
  const { stored } = await proposeRotation(plan, data, plain, engine);
  const accepted = acceptSolved(plan, data, plain, stored!.assignments);
  expect(accepted?.stored).toEqual(stored);
  const mutual = [visit("甲", "乙", 1), visit("乙", "甲", 1), ...stored!.assignments.slice(2)];
  expect(acceptSolved(plan, data, plain, mutual)).toBeNull();
  const short = acceptSolved(plan, data, plain, stored!.assignments.slice(1));
  expect(short?.outcome.missing).toHaveLength(1);
  expect(short?.outcome.uneven).toEqual({ rounds: [1], totals: false });
});

describe("a repair", () => {
  test("leaves rounds that have begun alone and changes little: one person away, one team replaced", async () => {
    const plan = draft(SIX, 3);
    const data = county(SIX);
    const { stored } = await proposeRotation(plan, data, plain, engine);
    const published = {
      ...plan,
      assignments: stored!.assignments.map((row) => ({ ...row, is_locked: false })),
    };
    const changes = {
      off: [{ team_id: idOf("team 甲"), officer_id: idOf("甲1"), rounds: [3] }],
      members: [],
      targets: [],
    };
    const { changes: listed, visits, outcome } = previewRepair(published, data, changes, "2026-02-15");
    expect(visits.filter(({ team_id, round }) => team_id === idOf("team 甲") && round === 3)).toEqual([]);
    expect(listed.length).toBeGreaterThan(0);
    for (const { before, after } of listed) {
      expect(before?.round ?? 3).toBe(3);
      expect(after?.round ?? 3).toBe(3);
    }
    expect(visits).toHaveLength(18);
    expect(outcome.missing).toEqual([]);
  });
});
