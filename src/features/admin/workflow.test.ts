import { expect, test } from "vitest";
import type { Transition } from "./data.ts";
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
            limit: null,
          },
          { action: "discard", to: "discarded", roles: ["administrator"], needsNote: false, limit: null },
        ],
      },
    ],
  });
});

test("states stand in the order in which a matter reaches them from the first, others last", () => {
  const step = (from_state: string, to_state: string) =>
    row({ from_state, to_state, action: `to_${to_state}` });
  const [cycle] = lifeCycles([
    step("draft", "submitted"),
    step("circle", "round"),
    step("closed", "reopened"),
    step("reopened", "closed"),
    step("submitted", "closed"),
    step("submitted", "draft"),
  ]);
  expect(cycle?.states.map(({ from }) => from)).toEqual([
    "draft",
    "submitted",
    "closed",
    "reopened",
    "circle",
  ]);
});
