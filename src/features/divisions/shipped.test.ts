import { beforeAll, describe, expect, test } from "vitest";
import { readDivisionLists } from "../../../scripts/division-lists.mjs";
import { planImport } from "../../core/import/plan-import.ts";
import { shippedSheet } from "./shipped.ts";

test("codes are put together from the lines above, the city comes first", () => {
  const list = "330102 上城区\n\t001 清波街道\n\t\t051 清波门社区\n330105 拱墅区";
  expect(shippedSheet(list, { code: "3301", name: "杭州市" }, "").rows).toEqual([
    ["区划代码", "名称"],
    ["330100000000", "杭州市"],
    ["330102000000", "上城区"],
    ["330102001000", "清波街道"],
    ["330102001051", "清波门社区"],
    ["330105000000", "拱墅区"],
  ]);
});

test("one county is read without the city above it", () => {
  const list = "330102 上城区\n\t001 清波街道\n330105 拱墅区\n\t001 米市巷街道";
  expect(shippedSheet(list, { code: "3301", name: "杭州市" }, "330105").rows.slice(1)).toEqual([
    ["330105000000", "拱墅区"],
    ["330105001000", "米市巷街道"],
  ]);
});

test("a line of another form is not passed over", () => {
  expect(() => shippedSheet("<!doctype html>", { code: "3301", name: "杭州市" }, "")).toThrow(RangeError);
});

describe("the lists that the build makes", () => {
  let made: Awaited<ReturnType<typeof readDivisionLists>>;
  beforeAll(async () => {
    made = await readDivisionLists();
  });
  const planOf = (code: string, name: string) => {
    const sheet = shippedSheet(made.lists.get(code) ?? "", { code, name }, "");
    return planImport([sheet], { kind: "divisions", stored: [] });
  };

  test("Hangzhou: 1 city, 13 counties, 196 townships, 3,320 villages, none with a position", () => {
    const { added, refused } = planOf("3301", "杭州市");
    expect(refused).toEqual([]);
    expect(added).toHaveLength(1 + 13 + 196 + 3320);
    expect(added.some(({ payload }) => "lon" in payload && payload.lon !== null)).toBe(false);
  });

  test.each([
    ["4419", "东莞市", "a city without counties"],
    ["3505", "泉州市", "a county without townships"],
    ["4290", "省直辖县级行政区划", "counties without a city"],
    ["5002", "县", "the counties of a municipality"],
  ])("%s %s (%s) can be imported", (code, name) => {
    expect(planOf(code, name).refused).toEqual([]);
  });

  test("a city without counties has its townships directly below", () => {
    expect(planOf("4419", "东莞市").added[1]).toMatchObject({
      label: "441900003000 东城街道",
      payload: { parent_code: "441900000000" },
    });
  });

  test("no code stands twice in the country", () => {
    const cities = made.index.flatMap((province) => province.cities);
    const codes = cities.flatMap((city) =>
      shippedSheet(made.lists.get(city.code) ?? "", city, "")
        .rows.slice(1)
        .map(([code]) => code),
    );
    expect(cities).toHaveLength(342);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
