import {
  AVAILABILITIES,
  type FieldSpec,
  IMPORT_FIELDS,
  ORGAN_KINDS,
  YES_NO,
} from "../../core/import/fields.ts";
import { importMessagesEn } from "../../core/import/messages.en.ts";
import type { ImportMessages } from "../../core/import/messages.ts";
import { importMessagesZh } from "../../core/import/messages.zh.ts";
import type { FieldChange, FieldValue } from "../../core/import/plan.ts";
import { formatList, formatNumber } from "../../lib/format.ts";
import { locale } from "../../lib/i18n.ts";
import type { ImportDraft } from "./create-import.ts";
import { words } from "./strings.ts";

export const messages = (): ImportMessages => (locale() === "en" ? importMessagesEn : importMessagesZh);

/** What a column is called in the template, in the language of the screen. */
export function fieldName(draft: Pick<ImportDraft, "kind">, name: string): string {
  if (name === "valid_to") return words("import.field.valid_to");
  // Organs are stored by id and written by name.
  const wanted = name === "organ_id" ? "organ" : name;
  const field = IMPORT_FIELDS[draft.kind].find((each: FieldSpec) => each.name === wanted);
  return field?.[locale()] ?? name;
}

/** `职务：（空） → 纪委书记`. */
export function changeWords(draft: Pick<ImportDraft, "kind" | "context">, change: FieldChange): string {
  return words("import.change_line", {
    field: fieldName(draft, change.field),
    from: valueWords(draft, change.field, change.from),
    to: valueWords(draft, change.field, change.to),
  });
}

function valueWords(draft: Pick<ImportDraft, "context">, field: string, value: FieldValue): string {
  if (value === null || value === "" || (typeof value === "object" && value.length === 0)) {
    return words("import.blank");
  }
  if (typeof value === "boolean") return choice(YES_NO, value ? "yes" : "no");
  // Degrees keep their decimals and no group marks.
  if (typeof value === "number")
    return field === "lon" || field === "lat" ? String(value) : formatNumber(value);
  if (typeof value === "object") return formatList(value);
  if (field === "availability") return choice(AVAILABILITIES, value);
  if (field === "kind") return choice(ORGAN_KINDS, value);
  return field === "organ_id" ? organName(draft, value) : value;
}

function choice(choices: NonNullable<FieldSpec["choices"]>, value: string): string {
  const [zh, en] = choices[value] ?? [];
  return (locale() === "en" ? en : zh) ?? value;
}

function organName({ context }: Pick<ImportDraft, "context">, id: string): string {
  const organs = context.kind === "divisions" ? [] : context.organs;
  return organs.find((organ) => organ.id === id)?.name ?? id;
}
