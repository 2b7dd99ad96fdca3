import { expect, test } from "vitest";
import type { Transition } from "./data.ts";
import { rulesInForce } from "./rules.ts";
import { lifeCycles } from "./workflow.ts";

const row = (over: Partial<Transition>): Transition => ({
  entity_name: "grid_plan",
  from_state: "draft",
  action: "publish",
  to_state: "published",
  role: "administrator",
  needs_note: false,
  sets_deadline: null,
  ...over,
});

test("an action that two roles may take stands once, with both", () => {
  const [cycle] = lifeCycles([
    row({}),
    row({ role: "area_coordinator" }),
    row({ action: "discard", to_state: "discarded" }),
  ]);
  expect(cycle).toEqual({
    entity: "grid_plan",
    states: [
      {
        from: "draft",
        steps: [
          {
            action: "publish",
            to: "published",
            roles: ["administrator", "area_coordinator"],
            needsNote: false,
          },
          { action: "discard", to: "discarded", roles: ["administrator"], needsNote: false },
        ],
      },
    ],
  });
});

test("a rule that ended yesterday or begins tomorrow is not in force", () => {
  const rule = (id: string, from: string, to: string | null) => ({
    id,
    code: "x",
    organ_id: null,
    value: 1,
    unit: "count" as const,
    effective_from: from,
    effective_to: to,
    text_ref: "",
    source: "",
  });
  const rules = [
    rule("old", "2020-01-01", "2026-03-04"),
    rule("now", "2026-03-05", null),
    rule("next", "2026-03-06", null),
  ];
  expect(rulesInForce(rules, "2026-03-05").map(({ id }) => id)).toEqual(["now"]);
});
