import { formatDay, formatNumber } from "../../lib/format.ts";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import type { Unit } from "./data.ts";
import type { ResearchField } from "./research.ts";
import type { TalkField } from "./talk.ts";
import { words } from "./strings.ts";

/** Why a field of the talk form cannot stand as it is. */
const WRONG_TALK = {
  kind: "form.kind_required",
  unitId: "form.unit_required",
  onDay: "form.day_wrong",
  persons: "form.persons_wrong",
  note: "form.note_long",
} as const;
export const wrongTalkWord = (field: TalkField): string => words(WRONG_TALK[field]);

const WRONG_RESEARCH = {
  unitId: "form.unit_required",
  onDay: "form.day_wrong",
  clues: "form.clues_wrong",
  topic: "form.topic_required",
  note: "form.note_long",
} as const;
export const wrongResearchWord = (field: ResearchField): string => words(WRONG_RESEARCH[field]);

const NAMES = {
  kind: "form.kind",
  unit_id: "field.unit",
  on_day: "form.day",
  persons: "form.persons",
  note: "form.note",
  topic: "form.topic",
  clues_found: "form.clues",
} as const;
const isNamed = (field: string): field is keyof typeof NAMES => Object.keys(NAMES).includes(field);

/** A field as the database names it. */
export const fieldWord = (field: string): string => (isNamed(field) ? words(NAMES[field]) : field);

/** A value of such a field as it reads on screen. */
export function valueWord(
  field: string,
  value: string | number | null | undefined,
  units: readonly Unit[],
): string {
  if (value === null || value === undefined || value === "") return words("conflict.empty");
  if (typeof value === "number") return formatNumber(value);
  if (field === "kind") return talkKindWord(value);
  if (field === "on_day") return formatDay(value);
  return (field === "unit_id" && units.find(({ id }) => id === value)?.name) || value;
}
