import type { AnswerValue, Answers, ItemBody } from "./checklist.schema.ts";
import { isMissing } from "./evaluate.ts";

/** A finding of an earlier round that is not closed: it stands on the list without anybody adding it. */
export interface OpenFinding {
  readonly id: string;
  readonly round: number | null;
}

export const RECHECK_OUTCOMES = ["corrected", "still_open", "worse"] as const;
export type RecheckOutcome = (typeof RECHECK_OUTCOMES)[number];

export interface Section<I> {
  readonly name: string;
  readonly items: readonly I[];
}

/** Items under their sections, both in the order of the list; a section that comes up again is continued. */
export function sectionsOf<I extends Pick<ItemBody, "section">>(items: readonly I[]): Section<I>[] {
  const sections = new Map<string, I[]>();
  for (const item of items) {
    const known = sections.get(item.section);
    if (known) known.push(item);
    else sections.set(item.section, [item]);
  }
  return [...sections].map(([name, own]) => ({ name, items: own }));
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Codes of required items without an answer, in the order of the list. */
  readonly missing: readonly string[];
  /** Ids of open findings of earlier rounds that nobody has looked at again. */
  readonly unchecked: readonly string[];
}

/** How far a checklist is; open findings of earlier rounds count as items, and all of them must be looked at. */
export function progressOf(
  items: readonly ItemBody[],
  answers: Answers,
  openFindings: readonly OpenFinding[],
  rechecked: ReadonlySet<string>,
): Progress {
  const unchecked = openFindings.filter(({ id }) => !rechecked.has(id)).map(({ id }) => id);
  const answered = items.filter(({ code }) => !isMissing(answers[code]));
  return {
    done: answered.length + openFindings.length - unchecked.length,
    total: items.length + openFindings.length,
    missing: items
      .filter((item) => item.is_required && isMissing(answers[item.code]))
      .map(({ code }) => code),
    unchecked,
  };
}

/** True when the answer points to a problem, as the item itself says. */
export function isBadAnswer(item: ItemBody, value: AnswerValue | undefined): boolean {
  if (item.kind === "yes_no") return value !== undefined && value === item.options.bad;
  if (item.kind === "choice")
    return item.options.choices.some((choice) => choice.is_bad && choice.value === value);
  return false;
}
