import { expect, test } from "vitest";
import type { Organ } from "./data.ts";
import { divisionScope } from "./scope.ts";

const organ = (path: string, kind: Organ["kind"], division_code: string | null): Organ => ({
  id: path,
  kind,
  name: path,
  code: null,
  division_code,
  parent_id: path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : null,
  path,
  valid_to: null,
});
const organs = [
  organ("city", "city_commission", null),
  organ("city.county", "county_commission", "990101000000"),
  organ("city.county.office", "commission_office", "990101000000"),
  organ("city.county.town", "township_commission", "990101001000"),
  organ("city.countyside", "county_commission", "990102000000"),
];
const may = (ids: string[], ...codes: string[]) => codes.map(divisionScope(organs, ids));

test("who administers the topmost organ without a division may write every division", () => {
  expect(may(["city"], "330100000000", "990101001201")).toEqual([true, true]);
});

test("a county's administrator may write the county and what lies below it", () => {
  expect(may(["city.county"], "990101000000", "990101001201", "990102000000", "990100000000")).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("an office below a county opens no division, however it is filed", () => {
  expect(may(["city.county.office"], "990101000000")).toEqual([false]);
});

test("without a role nothing may be written", () => {
  expect(may([], "990101000000")).toEqual([false]);
});
