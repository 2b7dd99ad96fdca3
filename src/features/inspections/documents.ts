import * as v from "valibot";
import { AnswerValue, CheckBody, ItemBody, SEVERITIES } from "../../core/checklists/checklist.schema.ts";
import { RECHECK_OUTCOMES } from "../../core/checklists/progress.ts";
import { shortVillageName } from "../../core/visits/names.ts";

/** What an inspector's device holds: his inspections and the checklists that they use, each list once. */

export const Item = v.intersect([ItemBody, v.object({ id: v.string() })]);
export type Item = v.InferOutput<typeof Item>;

export const Checklist = v.object({
  type: v.literal("checklist"),
  id: v.string(),
  name: v.string(),
  version: v.number(),
  items: v.array(Item),
  checks: v.array(CheckBody),
});
export type Checklist = v.InferOutput<typeof Checklist>;

export const Answer = v.object({
  item_id: v.string(),
  value: AnswerValue,
  note: v.nullable(v.string()),
  at: v.string(),
});

export const RaisedFinding = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  severity: v.picklist(SEVERITIES),
  state: v.string(),
  source: v.picklist(["person", "check"]),
  check_code: v.nullable(v.string()),
});
export type RaisedFinding = v.InferOutput<typeof RaisedFinding>;

export const EarlierFinding = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  severity: v.picklist(SEVERITIES),
  state: v.string(),
  round: v.nullable(v.number()),
  found_on: v.string(),
  due_on: v.nullable(v.string()),
  outcome: v.nullable(v.picklist(RECHECK_OUTCOMES)),
  note: v.nullable(v.string()),
  at: v.nullable(v.string()),
});
export type EarlierFinding = v.InferOutput<typeof EarlierFinding>;

export const INSPECTION_KINDS = ["cross", "joint", "special", "escalated"] as const;

export const Inspection = v.object({
  type: v.literal("inspection"),
  id: v.string(),
  kind: v.picklist(INSPECTION_KINDS),
  name: v.string(),
  organ_name: v.string(),
  village_name: v.nullable(v.string()),
  round: v.nullable(v.number()),
  starts_on: v.string(),
  ends_on: v.string(),
  opens_at: v.string(),
  closes_at: v.string(),
  is_open: v.boolean(),
  state: v.string(),
  checklist_version_id: v.nullable(v.string()),
  /** Values of the rules that its cross-checks name. */
  rules: v.optional(v.record(v.string(), v.number()), {}),
  members: v.array(v.string()),
  answers: v.array(Answer),
  findings: v.array(RaisedFinding),
  earlier: v.array(EarlierFinding),
});
export type Inspection = v.InferOutput<typeof Inspection>;

export const MyRow = v.variant("type", [Inspection, Checklist]);

/** Rows as they come, put together. */
export interface MyInspections {
  readonly inspections: readonly Inspection[];
  readonly checklists: ReadonlyMap<string, Checklist>;
}

/** What is over is let go of at once, also on a device that has not heard of it; soonest end first. */
export function myInspections(rows: readonly v.InferOutput<typeof MyRow>[], now: Date): MyInspections {
  const inspections = rows
    .filter(
      (row): row is Inspection => row.type === "inspection" && Date.parse(row.closes_at) > now.getTime(),
    )
    .map((row) => ({ ...row, is_open: Date.parse(row.opens_at) <= now.getTime() }))
    .sort((a, b) => compare(a.ends_on, b.ends_on) || compare(a.name, b.name) || compare(a.id, b.id));
  const checklists = rows.filter((row): row is Checklist => row.type === "checklist");
  return { inspections, checklists: new Map(checklists.map((list) => [list.id, list])) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where it takes place, in words. */
export const targetOf = ({
  organ_name,
  village_name,
}: Pick<Inspection, "organ_name" | "village_name">): string =>
  village_name === null ? organ_name : shortVillageName(village_name);
