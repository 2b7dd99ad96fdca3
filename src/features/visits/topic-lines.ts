export const MAX_TOPICS = 24;
const MAX_LENGTH = 20;

/** The topics of a text with one a line: trimmed, without empty lines, each once. */
export const topicLines = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** What the database would refuse, before asking it; `word` is the topic concerned. */
export function topicsError(
  topics: readonly string[],
): { code: "empty" | "too_many" | "too_long"; word: string } | undefined {
  const long = topics.find((topic) => Array.from(topic).length > MAX_LENGTH);
  if (long !== undefined) return { code: "too_long", word: long };
  if (topics.length === 0) return { code: "empty", word: "" };
  return topics.length > MAX_TOPICS ? { code: "too_many", word: "" } : undefined;
}
