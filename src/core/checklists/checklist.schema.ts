import * as v from "valibot";
import { Condition } from "./condition.schema.ts";

/** A checklist as it is stored, sent and kept on a device. Codes are names inside one version; screens show titles. */

export const ITEM_KINDS = ["yes_no", "choice", "number", "text", "sheet"] as const;
export const COLUMN_KINDS = ["text", "number", "day", "month", "yes_no"] as const;
export const SEVERITIES = ["minor", "general", "serious", "clue"] as const;

/** Letters, digits and underscores: what a condition may name. */
const Code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/, "code_malformed"));
const Words = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty("text_empty"), v.maxLength(longest, "text_too_long"));

export const Column = v.object({
  code: Code,
  label: Words(40),
  kind: v.picklist(COLUMN_KINDS),
  unit: v.optional(v.string()),
});
export type Column = v.InferOutput<typeof Column>;

export const Choice = v.object({ value: Code, label: Words(40), is_bad: v.optional(v.boolean(), false) });
export type Choice = v.InferOutput<typeof Choice>;

const common = {
  code: Code,
  section: v.optional(v.string(), ""),
  title: Words(200),
  hint: v.optional(v.string(), ""),
  is_required: v.optional(v.boolean(), false),
  /** What a finding from this item is about, such as 误工补贴. */
  topic: v.optional(v.string(), ""),
  /** The rule behind the item, as an inspector would quote it. */
  rule_ref: v.optional(v.string(), ""),
};

/** One question. `bad` and `is_bad` mark the answers that point to a problem. */
export const ItemBody = v.variant("kind", [
  v.object({
    ...common,
    kind: v.literal("yes_no"),
    options: v.object({ bad: v.optional(v.picklist(["yes", "no"])) }),
  }),
  v.object({
    ...common,
    kind: v.literal("choice"),
    options: v.object({ choices: v.pipe(v.array(Choice), v.minLength(2, "choices_too_few")) }),
  }),
  v.object({
    ...common,
    kind: v.literal("number"),
    options: v.object({
      min: v.optional(v.number()),
      max: v.optional(v.number()),
      unit: v.optional(v.string()),
    }),
  }),
  v.object({ ...common, kind: v.literal("text"), options: v.object({}) }),
  v.object({
    ...common,
    kind: v.literal("sheet"),
    options: v.object({ columns: v.pipe(v.array(Column), v.minLength(1, "columns_missing")) }),
  }),
]);
export type ItemBody = v.InferOutput<typeof ItemBody>;
export type SheetBody = Extract<ItemBody, { kind: "sheet" }>;

/** A cross-check: when the condition holds, a finding is raised by itself. */
export const CheckBody = v.object({
  code: Code,
  condition: Condition,
  severity: v.optional(v.picklist(SEVERITIES), "general"),
  topic: Words(60),
  /** Title and text of the finding; `{left}`, `{right}`, `{n}` and `{list}` are filled with what was met. */
  finding_title: Words(120),
  finding_text: Words(1000),
});
export type CheckBody = v.InferOutput<typeof CheckBody>;

/** What an administrator writes and saves as a new version. */
export const ChecklistBody = v.object({
  name: Words(60),
  topic: Words(60),
  items: v.pipe(v.array(ItemBody), v.minLength(1, "items_missing"), v.maxLength(200, "items_too_many")),
  checks: v.pipe(v.array(CheckBody), v.maxLength(60, "checks_too_many")),
});
export type ChecklistBody = v.InferOutput<typeof ChecklistBody>;

/** One line of a sheet: cells by column code. Empty cells are left out. */
export const SheetRow = v.record(v.string(), v.union([v.string(), v.number()]));
export type SheetRow = v.InferOutput<typeof SheetRow>;

/** `yes`, `no` or `na` for yes_no; a choice's value; a number; text; lines of a sheet; null once taken back. */
export const AnswerValue = v.union([v.null(), v.number(), v.string(), v.array(SheetRow)]);
export type AnswerValue = v.InferOutput<typeof AnswerValue>;

/** Answers by item code. */
export type Answers = Readonly<Record<string, AnswerValue | undefined>>;
