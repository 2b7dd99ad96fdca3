import { expect, test } from "vitest";
import { scopeOrganId } from "./scope.ts";

test("figures are those of the role with the widest view", () => {
  expect(
    scopeOrganId([
      { role: "grid_leader", organ_id: "township" },
      { role: "leader", organ_id: "county" },
    ]),
  ).toBe("county");
  expect(scopeOrganId([{ role: "grid_leader", organ_id: "township" }])).toBe("township");
});

test("an administrator has no figures of his own", () => {
  expect(scopeOrganId([{ role: "administrator", organ_id: "county" }])).toBe("");
});
