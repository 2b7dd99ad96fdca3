import * as v from "valibot";
import { FORCES } from "./forces.ts";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One person lent for some days; `to_on` is the last day, earlier than planned when the loan ended early. */
export const Loan = v.object({
  officer_id: v.string(),
  home_organ_id: v.string(),
  home_organ_name: v.nullable(v.string()),
  force: v.picklist(FORCES),
  from_on: v.string(),
  to_on: v.string(),
});
export type Loan = v.InferOutput<typeof Loan>;

/** What the people of one organ did: visits in times, talks in person-times. */
export const OrganWork = v.object({
  organ_id: v.string(),
  organ_name: v.nullable(v.string()),
  visits: Count,
  talks: Count,
  visited_persons: Count,
});

/** An activation as `collaboration_ledger` answers it. Days are `YYYY-MM-DD`. */
export const LedgerItem = v.object({
  id: v.string(),
  kind: v.string(),
  title: v.string(),
  state: v.string(),
  group_id: v.nullable(v.string()),
  group_name: v.nullable(v.string()),
  organ_id: v.string(),
  organ_name: v.nullable(v.string()),
  organ_kind: v.nullable(v.string()),
  lead_organ_id: v.string(),
  lead_organ_name: v.nullable(v.string()),
  team_size: Count,
  submitted_on: v.nullable(v.string()),
  started_on: v.nullable(v.string()),
  planned_days: v.number(),
  planned_finish_on: v.nullable(v.string()),
  statutory_due_on: v.nullable(v.string()),
  finished_on: v.nullable(v.string()),
  extended_count: v.number(),
  people_to_ask: v.nullable(v.number()),
  outcome: v.nullable(v.string()),
  debrief: v.nullable(v.string()),
  loans: v.array(Loan),
  work: v.array(OrganWork),
});
export type LedgerItem = v.InferOutput<typeof LedgerItem>;
