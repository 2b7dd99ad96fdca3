import type { TeamInstance } from "./team.schema.ts";

/** For tests: one person of each unit, the units on a line at these places, in teams of two. */
export const onALine = (places: readonly number[], changes: Partial<TeamInstance> = {}): TeamInstance => ({
  format: "team/1",
  id: "line",
  units: places.map((x) => ({ id: `u${x}`, x, y: 0 })),
  people: places.map((_, unit) => ({ id: `p${unit}`, unit, skills: [], lead: false })),
  teams: places.length / 2,
  size: [2, 2],
  skills: {},
  minUnits: 0,
  needLead: false,
  avoid: [],
  together: [],
  fixed: [],
  ...changes,
});
