import { describe, expect, test } from "vitest";
import { arrangeLabels, besideDot, overDots, overMiddle } from "./map-labels.ts";

const group = (key: string, x: number, y: number) => ({
  key,
  text: "第一网格",
  places: overMiddle({ x, y }),
});
const name = (key: string, x: number, y: number) => ({ key, text: "石桥镇", places: besideDot({ x, y }) });
const heights = (labels: readonly { y: number }[]) => labels.map(({ y }) => y);

describe("names of groups", () => {
  test("one with room stands over the middle of its points", () => {
    const { groups } = arrangeLabels([group("a", 100, 100), group("b", 300, 100)]);
    expect(groups.map(({ key, x, y }) => [key, x, y < 100 && y > 85])).toEqual([
      ["a", 100, true],
      ["b", 300, true],
    ]);
  });

  test("one that would cover another moves a line down, the first keeps its place", () => {
    const [alone] = heights(arrangeLabels([group("a", 100, 100)]).groups);
    const [first, second] = heights(arrangeLabels([group("a", 100, 100), group("b", 110, 104)]).groups);
    expect(first).toBe(alone);
    expect(second! - first!).toBeGreaterThanOrEqual(18);
  });

  test("side by side they do not disturb each other: four ideographs are 60 pixels wide", () => {
    const isLevel = (x: number) => {
      const [a, b] = heights(arrangeLabels([group("a", 100, 100), group("b", x, 100)]).groups);
      return a === b;
    };
    expect(isLevel(161)).toBe(true);
    expect(isLevel(159)).toBe(false);
  });

  test("one without any room is left out", () => {
    const crowd = Array.from({ length: 12 }, (_, n) => group(`${n}`, 100, 100));
    const shown = heights(arrangeLabels(crowd).groups);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(12);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test("one keeps off a dot when there is room beside it, and is shown on dots when there is none", () => {
    const beside = arrangeLabels([group("a", 100, 100)], [], [{ x: 100, y: 88 }]).groups;
    expect(heights(beside)).not.toEqual(heights(arrangeLabels([group("a", 100, 100)]).groups));
    const dots = Array.from({ length: 40 }, (_, n) => ({ x: 100, y: 5 * n }));
    expect(arrangeLabels([group("a", 100, 100)], [], dots).groups).toHaveLength(1);
  });

  test("over a named point it leaves the name its place below the dot", () => {
    const label = { key: "g", text: "第一片组", places: overDots([{ x: 100, y: 100 }]) };
    const arranged = arrangeLabels([label], [name("p", 100, 100)], [{ x: 100, y: 100 }]);
    expect(arranged.groups[0]!.y).toBeLessThan(100 - 5);
    expect(arranged.names[0]!.y).toBeGreaterThan(100 + 5 + 10);
  });
});

test("of three points in one place one is named below its dot, one above, and one not at all", () => {
  const { names } = arrangeLabels([], [name("a", 100, 100), name("b", 104, 100), name("c", 96, 100)]);
  expect(names.map(({ key, y }) => [key, y > 100])).toEqual([
    ["a", true],
    ["b", false],
  ]);
});
