import * as v from "valibot";
import { RECHECK_OUTCOMES } from "../../core/checklists/progress.ts";
import { Answer, INSPECTION_KINDS, Item, RaisedFinding } from "./documents.ts";

/** An inspection as lists and its own page show it to whoever may read it. */

export const InspectionLine = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(INSPECTION_KINDS),
  state: v.string(),
  round: v.nullable(v.number()),
  starts_on: v.string(),
  ends_on: v.string(),
  organ_name: v.string(),
  village_name: v.nullable(v.string()),
  findings: v.number(),
});
export type InspectionLine = v.InferOutput<typeof InspectionLine>;

export const InspectionDetail = v.object({
  ...InspectionLine.entries,
  checklist_version_id: v.nullable(v.string()),
  release_at: v.string(),
  submitted_on: v.nullable(v.string()),
  projects: v.number(),
  inspecting_organ_name: v.nullable(v.string()),
  is_member: v.boolean(),
  may_prolong: v.boolean(),
  actions: v.array(v.object({ action: v.string(), to_state: v.string(), needs_note: v.boolean() })),
  members: v.array(v.string()),
  checklist: v.nullable(
    v.object({ id: v.string(), name: v.string(), version: v.number(), items: v.array(Item) }),
  ),
  answers: v.array(Answer),
  rechecks: v.array(
    v.object({
      finding_id: v.string(),
      title: v.string(),
      outcome: v.picklist(RECHECK_OUTCOMES),
      note: v.nullable(v.string()),
    }),
  ),
  raised: v.array(RaisedFinding),
  events: v.array(
    v.object({
      at: v.string(),
      action: v.string(),
      from_state: v.nullable(v.string()),
      to_state: v.nullable(v.string()),
      note: v.nullable(v.string()),
      actor_name: v.nullable(v.string()),
    }),
  ),
});
export type InspectionDetail = v.InferOutput<typeof InspectionDetail>;
