import { expect, test } from "vitest";
import { alongCurve } from "./along-curve.ts";
import type { TeamInstance } from "./team.schema.ts";

/** Six people: of the four corners of a county, and two of a place beside the first. */
const corners: TeamInstance = {
  format: "team/1",
  id: "corners",
  units: [
    [0, 0],
    [1000, 1000],
    [0, 1000],
    [1000, 0],
    [1, 1],
  ].map(([x = 0, y = 0], u) => ({ id: `u${u}`, x: x - 500, y: y - 500 })),
  people: [0, 1, 2, 3, 4, 4].map((unit, p) => ({ id: `p${p}`, unit, skills: [], lead: false })),
  teams: 2,
  size: [3, 3],
  skills: {},
  minUnits: 0,
  needLead: false,
  avoid: [[0, 1, "spouse"]],
  together: [[2, 5, 7]],
  fixed: [[5, 1]],
};

test("who are of places near each other stand near each other; ties keep their order", () => {
  const { order } = alongCurve(corners);
  expect(order.slice(0, 3)).toEqual([0, 4, 5]);
});

test("every rule still concerns the same people", () => {
  const { ordered, order } = alongCurve(corners);
  const name = (p: number) => ordered.people[p]!.id;
  expect(order.map((p) => corners.people[p]!.id)).toEqual(ordered.people.map(({ id }) => id));
  expect(ordered.avoid.map(([p, q, kind]) => [name(p), name(q), kind])).toEqual([["p0", "p1", "spouse"]]);
  expect(ordered.together.map(([p, q, cost]) => [name(p), name(q), cost])).toEqual([["p2", "p5", 7]]);
  expect(ordered.fixed.map(([p, team]) => [name(p), team])).toEqual([["p5", 1]]);
});

test("people of one single place keep their numbers", () => {
  const units = corners.units.map(({ id }) => ({ id, x: 7, y: 7 }));
  expect(alongCurve({ ...corners, units }).order).toEqual([0, 1, 2, 3, 4, 5]);
});
