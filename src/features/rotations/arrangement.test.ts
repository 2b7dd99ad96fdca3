import { expect, test } from "vitest";
import {
  type Arrangement,
  arrangementOf,
  changesOf,
  exchange,
  withExclusion,
  withLock,
} from "./arrangement.ts";
import type { PlanRecord } from "./data.ts";
import { cellTowards, matrixRows } from "./matrix.ts";

const visit = (team: string, target: string, round: number) => ({
  team_id: team,
  target_id: target,
  round,
});
const stored = (team: string, target: string, round: number, is_locked = false) => ({
  ...visit(team, target, round),
  id: `${team}${target}${round}`,
  is_locked,
});
const record: PlanRecord = {
  plan: {
    id: "plan",
    organ_id: "county",
    organ_name: "县",
    name: "第一轮",
    state: "draft",
    settings: {
      kind: "townships",
      window: 1,
      reciprocal: { lag: 1, scope: "lead" },
      balance: { perRound: 1, total: 1 },
      even_rounds: true,
      max_travel_km: 0,
      excluded: [],
    },
    objective: {},
    version: 3,
    published_at: null,
    made_at: "2026-11-01T00:00:00Z",
  },
  rounds: [1, 2].map((round) => ({ round, starts_on: "2026-12-01", ends_on: "2026-12-02", release_at: "" })),
  teams: ["甲", "乙"].map((name) => ({ id: name, name: `${name}组`, lead_organ_id: name, members: [] })),
  targets: ["丙", "丁"].map((name) => ({
    id: name,
    organ_id: name,
    organ_name: `${name}纪委`,
    division_code: null,
    name,
    need: 1,
  })),
  assignments: [stored("甲", "丙", 1, true), stored("乙", "丁", 1)],
  draws: [],
};
const start = (): Arrangement => arrangementOf(record);

test("an exchange drops what goes and adds what comes; undone by hand nothing is left to store", () => {
  const swapped = exchange(start(), [visit("乙", "丁", 1)], [visit("甲", "丁", 2)], record.assignments);
  const { count, adjustment } = changesOf(record, swapped);
  expect(count).toBe(1);
  expect(adjustment).toMatchObject({
    version: 3,
    drop: ["乙丁1"],
    add: [{ team_id: "甲", target_id: "丁", round: 2 }],
    lock: [],
  });
  const back = exchange(swapped, [visit("甲", "丁", 2)], [visit("乙", "丁", 1)], record.assignments);
  expect(changesOf(record, back).count).toBe(0);
});

test("locks and exclusions are stored as such, and taking them back leaves nothing", () => {
  const locked = withLock(start(), "乙 丁 1", true);
  expect(changesOf(record, locked).adjustment.lock).toEqual([{ assignment_id: "乙丁1", is_locked: true }]);
  const pair = { team_id: "甲", target_id: "丁" };
  const excluded = withExclusion(start(), pair, true);
  expect(changesOf(record, excluded).adjustment.excluded).toEqual([pair]);
  expect(changesOf(record, withExclusion(excluded, pair, false))).toMatchObject({ count: 0 });
});

test("a locked visit that is moved after all is unlocked in the same command", () => {
  const moved = exchange(start(), [visit("甲", "丙", 1)], [visit("乙", "丙", 2)], record.assignments);
  expect(changesOf(record, moved).adjustment).toMatchObject({
    drop: ["甲丙1"],
    lock: [{ assignment_id: "甲丙1", is_locked: false }],
  });
});

test("the matrix shows who comes to a target in each round, or where a team goes", () => {
  const cells = (view: "targets" | "teams") =>
    matrixRows(record, record.assignments, view).map(({ name, cells: rounds }) => [
      name,
      rounds.map((held) => held.map((entry) => `${entry.team_id}${entry.target_id}`).join()),
    ]);
  expect(cells("targets")).toEqual([
    ["丙", ["甲丙", ""]],
    ["丁", ["乙丁", ""]],
  ]);
  expect(cells("teams")).toEqual([
    ["甲组", ["甲丙", ""]],
    ["乙组", ["乙丁", ""]],
  ]);
});

test("arrow keys stop at the edge of the matrix", () => {
  const size = { rows: 3, columns: 2 };
  expect(cellTowards({ row: 0, column: 1 }, "ArrowRight", size)).toEqual({ row: 0, column: 1 });
  expect(cellTowards({ row: 0, column: 1 }, "ArrowDown", size)).toEqual({ row: 1, column: 1 });
  expect(cellTowards({ row: 1, column: 1 }, "Home", size)).toEqual({ row: 1, column: 0 });
  expect(cellTowards({ row: 1, column: 1 }, "PageDown", size)).toEqual({ row: 2, column: 1 });
  expect(cellTowards({ row: 1, column: 1 }, "x", size)).toBeUndefined();
});
