import { expect, test } from "vitest";
import { arrangeLabels } from "./map-labels.ts";

const label = (key: string, x: number, y: number, text = "第一网格") => ({ key, text, x, y });

test("a label with room stays where it is", () => {
  const far = [label("a", 100, 100), label("b", 300, 100)];
  expect(arrangeLabels(far)).toEqual(far);
});

test("a label that would cover another moves a line down, the first keeps its place", () => {
  const [first, second] = arrangeLabels([label("a", 100, 100), label("b", 110, 104)]);
  expect(first).toEqual(label("a", 100, 100));
  expect(second!.y).toBeGreaterThanOrEqual(118);
});

test("labels side by side do not disturb each other: four ideographs are 60 pixels wide", () => {
  expect(arrangeLabels([label("a", 100, 100), label("b", 161, 100)]).map(({ y }) => y)).toEqual([100, 100]);
  expect(arrangeLabels([label("a", 100, 100), label("b", 159, 100)])[1]!.y).not.toBe(100);
});

test("a label without any room is left out", () => {
  const crowd = Array.from({ length: 12 }, (_, n) => label(`${n}`, 100, 100));
  const shown = arrangeLabels(crowd);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.length).toBeLessThan(12);
  expect(new Set(shown.map(({ y }) => y)).size).toBe(shown.length);
});
