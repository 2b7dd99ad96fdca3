import type { FieldSpec } from "./fields.ts";
import type { ImportRow } from "./table.ts";
import { cleanCode, cleanName, headerKey } from "./text.ts";

/** The stored word for what a cell says, or null when it is empty or refused (`choice_unknown`). */
export function readChoice<Choice extends string>(
  row: ImportRow,
  field: string,
  choices: Readonly<Record<Choice, readonly string[]>>,
): Choice | null {
  const text = row.text(field).trim();
  if (text === "") return null;
  const found = choiceOf(text, choices);
  if (found === null) {
    const words = Object.values<readonly string[]>(choices).map((known) => known[0] ?? "");
    row.refuse(field, "choice_unknown", { choices: words.join("、") });
  }
  return found;
}

/** Which choice a word means; the stored word itself is understood too. */
export function choiceOf<Choice extends string>(
  text: string,
  choices: Readonly<Record<Choice, readonly string[]>>,
): Choice | null {
  const key = headerKey(text) || text.trim().toLowerCase();
  for (const choice in choices) {
    if (headerKey(choice) === key) return choice;
    if (choices[choice].some((word) => (headerKey(word) || word) === key || word === text.trim()))
      return choice;
  }
  return null;
}

/** A number, or null when the cell is empty or refused (`not_a_number`, `out_of_range`). */
export function readNumber(
  row: ImportRow,
  field: string,
  range: { min: number; max: number; isWhole?: boolean },
): number | null {
  const text = cleanCode(row.text(field)).replace(/[°度]$/, "");
  if (text === "") return null;
  const value = Number(text);
  const isNumber =
    /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && (!range.isWhole || Number.isInteger(value));
  if (!isNumber) row.refuse(field, "not_a_number");
  else if (value < range.min || value > range.max)
    row.refuse(field, "out_of_range", { min: range.min, max: range.max });
  return row.isRefused(field) ? null : value;
}

/** A name, or null when the cell is empty or refused. */
export function readName(row: ImportRow, field: string): string | null {
  return cleanName(row.text(field)) || null;
}

/** A code, or null likewise. */
export function readCode(row: ImportRow, field: string): string | null {
  return cleanCode(row.text(field)) || null;
}

/** Several words in one cell, parted by 、，,；; / or line ends; null when the cell is empty, so that nothing changes. */
export function readList(row: ImportRow, field: string): string[] | null {
  const words = row
    .text(field)
    .split(/[、，,；;/\n]/)
    .map(cleanName)
    .filter((word) => word !== "");
  return words.length === 0 ? null : [...new Set(words)];
}

/** The specification of a field by its name. */
export function fieldNamed(fields: readonly FieldSpec[], name: string): FieldSpec | undefined {
  return fields.find((field) => field.name === name);
}
