import { expect, test } from "vitest";
import { chainOf, countyOf } from "./chain.ts";

const organ = (id: string, kind: string, path: string) => ({ id, name: id, kind, path });
const organs = [
  organ("east", "county_commission", "city.c1"),
  organ("west", "county_commission", "city.c10"),
  organ("office", "commission_office", "city.c10.o"),
  organ("city", "city_commission", "city"),
];

test("an administrator starts from the county that his organ is or belongs to, not from the first one", () => {
  expect(countyOf(organs, "west")?.id).toBe("west");
  expect(countyOf(organs, "office")?.id).toBe("west");
  expect(countyOf(organs, "east")?.id).toBe("east");
});

test("who works above a single county has that one", () => {
  expect(countyOf([organs[0]!, organs[3]!], "city")?.id).toBe("east");
  expect(countyOf([organs[0]!], "unknown")?.id).toBe("east");
});

test("who works above several counties has none of his own", () => {
  expect(countyOf(organs, "city")).toBeUndefined();
  expect(countyOf(organs, "unknown")).toBeUndefined();
});

test("each county has its own approvers, in their order", () => {
  const steps = [
    { organ_id: "west", position: 2, role: "leader" as const },
    { organ_id: "east", position: 1, role: "office_officer" as const },
    { organ_id: "west", position: 1, role: "area_coordinator" as const },
  ];
  expect(chainOf(steps, "west")).toEqual(["area_coordinator", "leader"]);
  expect(chainOf(steps, "east")).toEqual(["office_officer"]);
  expect(chainOf(steps, undefined)).toEqual([]);
});
