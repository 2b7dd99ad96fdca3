import { expect, test } from "vitest";
import { topicLines, topicsError } from "./topic-lines.ts";

test("each line is a topic, once, without the blanks around it", () => {
  expect(topicLines(" 低保救助\n\n三务公开 \n低保救助")).toEqual(["低保救助", "三务公开"]);
});

test("a list has 1 to 24 topics of at most 20 characters", () => {
  const topics = (count: number) => Array.from({ length: count }, (_, n) => `议题${n}`);
  expect(topicsError(topics(24))).toBeUndefined();
  expect(topicsError(topics(25))?.code).toBe("too_many");
  expect(topicsError([])?.code).toBe("empty");
  expect(topicsError(["字".repeat(20)])).toBeUndefined();
  expect(topicsError(["短", "字".repeat(21)])).toEqual({ code: "too_long", word: "字".repeat(21) });
});
