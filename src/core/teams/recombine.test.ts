import { expect, test } from "vitest";
import { compileProblem } from "./problem.ts";
import { recombine } from "./recombine.ts";
import { Roster } from "./roster.ts";
import { onALine } from "./test-line.ts";

/** Eight people at 0, 10, 100, 110, 1000, 1010, 2000 and 2010 on a line, in four teams of two. */
const eightInARow = onALine([0, 10, 100, 110, 1000, 1010, 2000, 2010], { fixed: [[7, 0]] });

const rosterOf = (teamOf: number[]) => new Roster(compileProblem(eightInARow), Int32Array.from(teamOf), 0);

test("two plans that are each good in one half give a plan that is good in both", () => {
  const left = rosterOf([1, 1, 2, 2, 3, 0, 3, 0]);
  const right = [
    [0, 2],
    [1, 3],
    [4, 5],
    [6, 7],
  ];
  expect(recombine(left, [right])).toBe(true);
  expect(left.teams().map((team) => team.join())).toEqual([
    "6,7",
    expect.any(String),
    expect.any(String),
    expect.any(String),
  ]);
  expect(new Set(left.teams().map((team) => team.join()))).toEqual(new Set(["0,1", "2,3", "4,5", "6,7"]));
});

test("a plan stays as it is where the others have nothing better", () => {
  const best = rosterOf([1, 1, 2, 2, 3, 3, 0, 0]);
  const before = best.teams();
  expect(
    recombine(best, [
      [
        [0, 2],
        [1, 3],
        [4, 6],
        [5, 7],
      ],
    ]),
  ).toBe(false);
  expect(best.teams()).toEqual(before);
});
