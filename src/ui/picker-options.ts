import type { Option } from "./SelectField.tsx";

/** How many options are drawn at once; more are reached by typing. */
export const SHOWN_OPTIONS = 60;

/**
 * Options whose label or hint contains every word typed, in their given order, those whose label begins with
 * the text first. Case and full-width letters make no difference.
 */
export function matchOptions<O extends Option>(options: readonly O[], typed: string): O[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const matching = options.filter((option) => {
    const text = fold(`${option.label} ${option.hint ?? ""}`);
    return words.every((word) => text.includes(word));
  });
  const begins = (option: O) => fold(option.label).startsWith(words[0]!);
  return [...matching.filter(begins), ...matching.filter((option) => !begins(option))];
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim();
