import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { buildStatistics, type RollupRow, type StatisticsInput } from "./statistics.ts";
import { StatisticsRequest, StatisticsResponse } from "./statistics.schema.ts";

const organs = [
  { id: "city", path: "hz" },
  { id: "gongshu", path: "hz.gongshu" },
  { id: "xiaohe", path: "hz.gongshu.xiaohe" },
  { id: "linping", path: "hz.linping" },
  { id: "yuhang", path: "hz.yuhang" },
];
// April 2021: Xiacheng merged into Gongshu; Yuhang was divided into Yuhang and Linping.
const successions = [
  { from_organ_id: "xiacheng", to_organ_id: "gongshu", effective_on: "2021-04-09" },
  { from_organ_id: "yuhang", to_organ_id: "linping", effective_on: "2021-04-09", from_lives_on: true },
];

const row = (organ_id: string, day: string, value: number, indicator = "clues_disposed"): RollupRow => ({
  indicator,
  organ_id,
  day,
  value,
});

/** `lastYear` rows, when given, ask for the comparison. */
const build = (
  request: Partial<StatisticsRequest>,
  rows: RollupRow[],
  rest: Partial<StatisticsInput> & { lastYear?: RollupRow[] } = {},
) =>
  buildStatistics({
    request: {
      indicators: ["clues_disposed"],
      from: "2021-01-01",
      to: "2021-09-30",
      group_by: "none",
      compare: rest.lastYear ? "last_year" : "none",
      ...request,
    },
    lastYearRows: rest.lastYear ?? [],
    asOf: "2021-10-08T01:00:00Z",
    scopePath: "hz",
    organs,
    rows,
    successions,
    dataSince: null,
    ...rest,
  });

/** The answer's rows as `[organ or period, value, last year, percent]`. */
const brief = (answer: StatisticsResponse) =>
  answer.rows.map((each) => [each.organ_id ?? each.period, each.value, each.last_year, each.yoy_pct]);

describe("sums", () => {
  test("a branch is summed with everything below it and nothing beside it", () => {
    const rows = [
      row("city", "2021-01-01", 1),
      row("xiaohe", "2021-09-30", 2),
      row("linping", "2021-06-01", 4),
      row("elsewhere", "2021-06-01", 100),
    ];

    expect(brief(build({}, rows))).toEqual([[null, 7, null, null]]);
  });

  test("the published totals of the city come out with their growth", () => {
    const answer = build(
      { indicators: ["clues_disposed", "four_form_person_times"] },
      [row("gongshu", "2021-03-01", 6350), row("gongshu", "2021-05-01", 5812, "four_form_person_times")],
      {
        lastYear: [
          row("gongshu", "2020-03-01", 6060),
          row("gongshu", "2020-05-01", 5692, "four_form_person_times"),
        ],
      },
    );

    expect(answer.rows.map(({ value, yoy_pct }) => [value, yoy_pct])).toEqual([
      [6350, 4.8],
      [5812, 2.1],
    ]);
  });

  test("an indicator without any count is 0, not missing", () => {
    expect(brief(build({}, [], { lastYear: [] }))).toEqual([[null, 0, 0, null]]);
  });

  test("a branch is found by whole labels: hz.gong is not above hz.gongshu", () => {
    expect(brief(build({}, [row("xiaohe", "2021-05-01", 3)], { scopePath: "hz.gong" }))[0]).toEqual([
      null,
      0,
      null,
      null,
    ]);
  });
});

describe("by organ", () => {
  test("each organ below has its row with its whole branch, the organ itself only when it counted something", () => {
    const rows = [row("xiaohe", "2021-05-01", 2), row("gongshu", "2021-05-01", 3)];

    expect(brief(build({ group_by: "organ" }, rows))).toEqual([
      ["gongshu", 5, null, null],
      ["linping", 0, null, null],
      ["yuhang", 0, null, null],
    ]);
    expect(brief(build({ group_by: "organ" }, [...rows, row("city", "2021-05-01", 1)]))).toContainEqual([
      "city",
      1,
      null,
      null,
    ]);
  });

  test("a merged organ counts for its successor in both years, and a note says so", () => {
    const rows = [row("xiacheng", "2021-02-01", 10), row("gongshu", "2021-05-01", 20)];
    const lastYear = [row("xiacheng", "2020-02-01", 8), row("gongshu", "2020-05-01", 12)];
    const answer = build({ group_by: "organ" }, rows, { lastYear });

    expect(brief(answer)).toContainEqual(["gongshu", 30, 20, 50]);
    expect(answer.notes).toEqual([
      {
        code: "boundary_mapped",
        from_organ_id: "xiacheng",
        to_organ_id: "gongshu",
        effective_on: "2021-04-09",
      },
    ]);
  });

  test("after a division last year is unknown for the successors, but known for the whole", () => {
    const rows = [
      row("yuhang", "2021-02-01", 5),
      row("yuhang", "2021-05-01", 7),
      row("linping", "2021-05-01", 9),
    ];
    const lastYear = [row("yuhang", "2020-05-01", 40)];
    const byOrgan = build({ group_by: "organ" }, rows, { lastYear });

    expect(brief(byOrgan)).toEqual([
      ["gongshu", 0, 0, null],
      ["linping", 9, null, null],
      ["yuhang", 12, null, null],
    ]);
    expect(byOrgan.notes).toEqual([
      {
        code: "boundary_split",
        from_organ_id: "yuhang",
        to_organ_ids: ["yuhang", "linping"],
        effective_on: "2021-04-09",
      },
    ]);
    expect(brief(build({}, rows, { lastYear }))).toEqual([[null, 21, 40, -47.5]]);
  });

  test("a succession that takes effect after the window changes nothing", () => {
    const answer = build({ to: "2021-03-31", group_by: "organ" }, [row("yuhang", "2021-02-01", 5)]);

    expect(brief(answer)).toContainEqual(["yuhang", 5, null, null]);
    expect(answer.notes).toEqual([]);
  });

  test("an organ that was divided into others and dissolved keeps a row of its own for the running year", () => {
    const halves = [
      { from_organ_id: "old", to_organ_id: "gongshu", effective_on: "2021-04-09" },
      { from_organ_id: "old", to_organ_id: "linping", effective_on: "2021-04-09" },
    ];
    const rows = [row("old", "2021-02-01", 6), row("linping", "2021-05-01", 1)];

    expect(brief(build({ group_by: "organ" }, rows, { successions: halves }))).toEqual([
      ["gongshu", 0, null, null],
      ["linping", 1, null, null],
      ["yuhang", 0, null, null],
      ["old", 6, null, null],
    ]);
    expect(brief(build({}, rows, { successions: halves }))).toEqual([[null, 7, null, null]]);
  });

  test("a window of two years counts a day of the middle in both years", () => {
    const answer = build({ from: "2020-01-01", to: "2021-12-31" }, [row("city", "2020-06-01", 5)], {
      lastYear: [row("city", "2020-06-01", 5), row("city", "2019-06-01", 3)],
    });

    expect(brief(answer)).toEqual([[null, 5, 8, -37.5]]);
  });

  test("a chain of renamings is followed to its end, a circle stops", () => {
    const chain = [
      { from_organ_id: "old", to_organ_id: "newer", effective_on: "2021-02-01" },
      { from_organ_id: "newer", to_organ_id: "gongshu", effective_on: "2021-03-01" },
      { from_organ_id: "gongshu", to_organ_id: "old", effective_on: "2021-03-01" },
    ];
    const rows = [row("old", "2021-01-15", 6)];

    expect(brief(build({ group_by: "organ" }, rows, { successions: chain }))).toContainEqual([
      "gongshu",
      6,
      null,
      null,
    ]);
  });
});

describe("by period", () => {
  test("every month of the window has its row, compared with the same month last year", () => {
    const rows = [row("city", "2021-01-31", 3), row("city", "2021-03-01", 4)];
    const lastYear = [row("city", "2020-01-01", 2)];
    const answer = build({ to: "2021-03-15", group_by: "month" }, rows, { lastYear });

    expect(brief(answer)).toEqual([
      ["2021-01", 3, 2, 50],
      ["2021-02", 0, 0, null],
      ["2021-03", 4, 0, null],
    ]);
  });

  test("29 February has no day to be compared with", () => {
    const lastYear = [row("city", "2023-02-28", 2)];
    const answer = build(
      { from: "2024-02-28", to: "2024-02-29", group_by: "day" },
      [row("city", "2024-02-29", 1)],
      { lastYear },
    );

    expect(brief(answer)).toEqual([
      ["2024-02-28", 0, 2, -100],
      ["2024-02-29", 1, null, null],
    ]);
  });
});

describe("what is not known", () => {
  test("before the first day with numbers last year is unknown, not 0", () => {
    const answer = build({}, [row("city", "2021-02-01", 3)], { lastYear: [], dataSince: "2020-06-01" });

    expect(brief(answer)).toEqual([[null, 3, null, null]]);
    expect(answer.notes).toEqual([{ code: "no_data_before", since: "2020-06-01" }]);
  });

  test("by month only the months before it are unknown", () => {
    const answer = build({ from: "2021-05-01", to: "2021-06-30", group_by: "month" }, [], {
      lastYear: [row("city", "2020-06-10", 3)],
      dataSince: "2020-06-01",
    });

    expect(brief(answer)).toEqual([
      ["2021-05", 0, null, null],
      ["2021-06", 0, 3, -100],
    ]);
  });
});

describe("what crosses the wire", () => {
  const request = { indicators: ["visits"], from: "2026-01-01", to: "2026-11-22" };

  test("grouping and comparison are optional", () => {
    expect(v.parse(StatisticsRequest, request)).toMatchObject({ group_by: "none", compare: "none" });
  });

  test.each([
    ["no indicator", { ...request, indicators: [] }],
    ["a code that is none", { ...request, indicators: ["visits; drop table"] }],
    ["a day that does not exist", { ...request, to: "2026-02-30" }],
    ["a window that ends before it begins", { ...request, from: "2026-12-01" }],
    ["more than 400 days by day", { ...request, from: "2025-01-01", group_by: "day" }],
    [
      "two ways to name the organ",
      { ...request, organ_path: "a", organ_id: "0193b1a0-0000-7000-8000-000000000000" },
    ],
    ["an unknown grouping", { ...request, group_by: "person" }],
  ])("%s is refused", (_, body) => {
    expect(v.safeParse(StatisticsRequest, body).success).toBe(false);
  });

  test("the answer fits its own schema", () => {
    const answer = build({ group_by: "organ" }, [], { lastYear: [row("yuhang", "2020-05-01", 40)] });

    expect(v.parse(StatisticsResponse, JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });
});
