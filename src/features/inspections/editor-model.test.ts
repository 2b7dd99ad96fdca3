import { describe, expect, test } from "vitest";
import { checklistFaults } from "../../core/checklists/faults.ts";
import { EMPTY_BODY, freeCode, moved, newCheck, newItem, ofConditionKind, ofKind } from "./editor-model.ts";

const named = (code: string, kind: "number" | "sheet" | "yes_no") => {
  const item = { ...ofKind({ ...newItem([]), title: code }, kind), code };
  return item.kind === "sheet"
    ? { ...item, options: { columns: [{ code: "days", label: "天数", kind: "number" as const }] } }
    : item;
};
const items = [
  named("payees", "number"),
  named("signatures", "number"),
  named("lines", "sheet"),
  named("minutes", "yes_no"),
];

describe("an administrator's list", () => {
  test("gives every part a code that is free, also after one was removed", () => {
    expect(freeCode("item", [])).toBe("item1");
    expect(freeCode("item", ["item1", "item3"])).toBe("item4");
    expect(freeCode("item", ["item2"])).toBe("item3");
  });
  test("begins every kind of check with something that fits the items there are", () => {
    for (const kind of ["compare", "each_row", "repeated", "answer"] as const) {
      const check = {
        ...newCheck({ ...EMPTY_BODY, topic: "误工补贴", items }),
        condition: ofConditionKind(kind, items),
        finding_title: "标题",
        finding_text: "内容",
      };
      expect({ kind, faults: checklistFaults({ items, checks: [check] }) }).toEqual({ kind, faults: [] });
    }
  });
  test("says what is missing when there is nothing to check", () => {
    const check = {
      ...newCheck({ ...EMPTY_BODY, topic: "t", items: [] }),
      finding_title: "标题",
      finding_text: "内容",
    };
    const rows = { ...check, condition: ofConditionKind("each_row", []) };
    expect(checklistFaults({ items: [], checks: [rows] }).map(({ code }) => code)).toEqual(["item_unknown"]);
  });
  test("moves a part by one place, and not beyond the ends", () => {
    expect([moved(["a", "b", "c"], 1, -1), moved(["a", "b"], 0, -1), moved(["a", "b"], 1, 1)]).toEqual([
      ["b", "a", "c"],
      ["a", "b"],
      ["a", "b"],
    ]);
  });
});
