import { expect, test } from "vitest";
import type { PoolPerson } from "../../teams/pool.ts";
import { RotationSettings } from "./plan.schema.ts";
import { poolFacts } from "./pool-facts.ts";
import { county, idOf, target } from "./testing.ts";
import * as v from "valibot";

const UNITS = ["甲", "乙", "丙", "丁"];
const person = (name: string): PoolPerson => ({
  id: idOf(name),
  organ_id: idOf(name.slice(0, 1)),
  skills: [],
  canLead: false,
});
const draft = {
  settings: v.parse(RotationSettings, {}),
  rounds: [{ round: 1, starts_on: "2026-12-01", ends_on: "2026-12-02" }],
  targets: UNITS.map((unit) => target(unit)),
};
/** Targets of an instance stand in the order of their ids. */
const names = [...draft.targets].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ name }) => name);
const byCode = (a: string, b: string) => (a < b ? -1 : 1);
const barredOf = (name: string, data: ReturnType<typeof county>) =>
  [...(poolFacts([person(name)], draft, data).barred.get(idOf(name)) ?? [])]
    .map((index) => names[index] ?? "")
    .sort(byCode);

test("a person keeps a team from his own unit and from what a hard tie is to, not from a soft one", () => {
  const tie = { officer_id: idOf("甲1"), division_code: null, kind: "native" };
  const data = county(UNITS, {
    ties: [
      { ...tie, organ_id: idOf("丙"), grade: "hard" },
      { ...tie, organ_id: idOf("丁"), grade: "soft" },
    ],
  });
  expect(barredOf("甲1", data)).toEqual(["丙", "甲"]);
  expect(barredOf("乙1", data)).toEqual(["乙"]);
});

test("organs stand as far apart as they lie, in steps of 10 m", () => {
  const { seats } = poolFacts([person("甲1"), person("丁1")], draft, county(UNITS));
  const [a, b] = [seats.get(idOf("甲"))!, seats.get(idOf("丁"))!];
  // 3 km apart; a degree is taken as 111.32 km in one place and 111.2 in another.
  expect(Math.abs(Math.hypot(a.x - b.x, a.y - b.y) - 300)).toBeLessThanOrEqual(1);
});

test("each pair who were in one team is told once, however many rounds they had", () => {
  const visit = {
    lead_organ_id: idOf("甲"),
    organ_id: idOf("乙"),
    division_code: null,
    name: "乙",
  };
  const data = county(UNITS, {
    history: [
      { ...visit, officer_ids: [idOf("甲1"), idOf("乙1")], back: 0 },
      { ...visit, officer_ids: [idOf("乙1"), idOf("甲1")], back: 1 },
    ],
  });
  const { served } = poolFacts([person("甲1"), person("乙1")], draft, data);
  expect(served.map((pair) => [...pair].sort(byCode))).toEqual([[idOf("甲1"), idOf("乙1")].sort(byCode)]);
});
