import { expect, test } from "vitest";
import type { Todos } from "./data.ts";
import { todosOf } from "./todos.ts";

const NOTHING: Todos = {
  villages_without_grid: 0,
  townships_with_such_villages: [],
  townships_without_commission: 0,
  townships_lacking: [],
  officers_without_account: 0,
  officers_invited: 0,
  grids_of_departed_leaders: 0,
  calendar_ends_on: "2027-12-31",
  calendar_provisional_from: null,
};
const texts = (over: Partial<Todos>) =>
  todosOf({ ...NOTHING, ...over }).map(({ text, about }) => [text, about]);

test("nothing left to configure is nothing to show", () => {
  expect(texts({})).toEqual([]);
});

test("the most basic comes first, with the names concerned", () => {
  expect(
    texts({
      villages_without_grid: 12,
      townships_with_such_villages: [{ code: "1", name: "云溪镇", villages: 12 }],
      townships_without_commission: 6,
      townships_lacking: ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇"],
      officers_without_account: 3,
      officers_invited: 2,
    }),
  ).toEqual([
    ["6个镇街还没有纪（工）委", "甲镇、乙镇、丙镇、丁镇等6个"],
    ["3名干部还没有账号", "另有2人已发邀请、尚未开通。"],
    ["12个村（社区）未编入网格", "云溪镇"],
  ]);
});

test("a year not announced yet is to be known, not to be done", () => {
  const [todo] = todosOf({ ...NOTHING, calendar_provisional_from: "2027-01-01" });
  expect(todo).toMatchObject({ text: "2027年1月1日起的放假安排尚未录入", isDue: false });
});
