import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkGrids } from "../tests/checkers/grid.ts";
import { checkTeams } from "../tests/checkers/team.ts";
import { ROOT } from "./stack/paths.mjs";

// `npm run solve` from outside, as a process: on copies of the contracts' samples, judged by our own checkers and, where
// the contracts themselves lie beside the repository, by theirs.

const SAMPLES = join(ROOT, "tests/fixtures/contracts");
const SHARED = join(ROOT, "../shared/contracts");
/** @type {Record<string, (instance: any, solution: any) => string[]>} */
const CHECKERS = { grid: checkGrids, team: checkTeams };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "solve-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} args */
function solve(...args) {
  const run = spawnSync(process.execPath, [join(ROOT, "scripts/solve.mjs"), ...args], { encoding: "utf8" });
  return { status: run.status, out: run.stdout, error: run.stderr };
}

/** @param {string} name @param {unknown} content */
function written(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** @param {string} name */
const sample = (name) => JSON.parse(readFileSync(join(SAMPLES, name), "utf8"));

describe.each(readdirSync(SAMPLES).filter((name) => name.endsWith(".json")))("%s", (name) => {
  const kind = name.split("-")[0] ?? "";
  const planted = name.includes("infeasible");

  test(`is ${planted ? "infeasible, with reasons" : "solved"} that every checker accepts`, () => {
    const path = join(SAMPLES, name);
    const { status, out, error } = solve(path);
    expect([status, error]).toEqual([0, ""]);
    const solution = JSON.parse(out);
    expect(solution.status).toBe(planted ? "infeasible" : "ok");
    expect(CHECKERS[kind]?.(sample(name), solution) ?? []).toEqual([]);
  });

  test.runIf(existsSync(SHARED))("is accepted by the contracts' own checker too", () => {
    const path = join(SAMPLES, name);
    const checker = join(SHARED, `check-${kind}.mjs`);
    const solution = written(name, solve(path).out);
    const judged = spawnSync(process.execPath, [checker, path, solution], { encoding: "utf8" });
    expect(JSON.parse(judged.stdout)).toMatchObject({ ok: true, errors: [] });
  });
});

test("the answer does not hang on what was planted, and a second run prints the same bytes", () => {
  const { badReason, ...instance } = sample("grid-infeasible.json");
  expect(badReason).toBeDefined();
  expect(solve(written("bare.json", instance)).out).toBe(solve(join(SAMPLES, "grid-infeasible.json")).out);
});

test("a byte order mark at the beginning is passed over", () => {
  const { status, out } = solve(written("bom.json", `\uFEFF${JSON.stringify(sample("team-24.json"))}`));
  expect([status, JSON.parse(out).status]).toEqual([0, "ok"]);
});

const township = sample("grid-township.json");
const team = sample("team-24.json");
const rotation = sample("rotation-14-townships-4-rounds.json");

test.each([
  ["no JSON", "{", /^instance: .*, expected JSON$/],
  ["another format", { ...township, format: "grid/9" }, /^format: "grid\/9", expected .*team\/1/],
  ["no object", [1], /^format: undefined, expected/],
  ["a text for a number", { ...township, k: "five" }, /^k: "five", expected number$/],
  ["a missing field", { ...township, villages: undefined }, /^villages: undefined, expected/],
  [
    "a village that does not exist",
    { ...township, locks: [[999, 0]] },
    /^locks\.0\.0: 999, expected an index below/,
  ],
  ["a half person", { ...team, size: [3.5, 4] }, /^size\.0: 3\.5, expected a whole number$/],
  [
    "least size above the greatest",
    { ...team, size: [5, 4] },
    /^size: \[5,4\], expected the least size first$/,
  ],
  [
    "a unit that does not exist",
    { ...team, people: [{ ...team.people[0], unit: 99 }] },
    /^people\.0\.unit: 99, expected an index below 14$/,
  ],
  [
    "a round after the last",
    { ...rotation, locks: [[0, 1, 99]] },
    /^locks\.0\.2: 99, expected a round from 1 to 4$/,
  ],
])(
  "an input with %s: exit status 2 and one line with field, value and what was expected",
  (_, content, line) => {
    const { status, out, error } = solve(written("bad.json", content));
    expect([status, out]).toEqual([2, ""]);
    expect(error.trimEnd()).toMatch(line);
    expect(error.trimEnd()).not.toContain("\n");
  },
);

test("a file that is not there: exit status 2", () => {
  expect(solve(join(folder, "absent.json"))).toMatchObject({ status: 2, out: "" });
});
