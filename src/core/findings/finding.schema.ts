import * as v from "valibot";
import { isDay } from "../calendar/day.ts";
import { FINDING_STATES, NOTICE_KINDS, SEVERITIES, STANDINGS } from "./kinds.ts";

const Day = v.pipe(v.string(), v.check(isDay));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Text = v.nullable(v.string());
const OptionalDay = v.nullable(Day);

/** A finding as the server lists it. `organ_name` null: the reader may not know the organ. */
export const Finding = v.object({
  id: v.string(),
  inspection_id: Text,
  organ_id: v.string(),
  inspecting_organ_id: v.string(),
  village_code: Text,
  topic: v.string(),
  severity: v.picklist(SEVERITIES),
  title: v.string(),
  description: v.string(),
  source: v.picklist(["person", "check"]),
  state: v.picklist(FINDING_STATES),
  found_on: Day,
  unit_answer: Text,
  limit_days: v.nullable(Count),
  issued_on: OptionalDay,
  due_on: OptionalDay,
  due_provisional: v.boolean(),
  extended_count: Count,
  reopened_count: Count,
  owner_name: Text,
  proof: Text,
  reported_on: OptionalDay,
  verified_on: OptionalDay,
  closed_on: OptionalDay,
  version: v.number(),
  organ_name: Text,
  village_name: Text,
});
export type Finding = v.InferOutput<typeof Finding>;

const Action = v.object({ action: v.string(), to_state: v.string(), needs_note: v.boolean() });
export type FindingAction = v.InferOutput<typeof Action>;

const ListedNotice = v.object({
  id: v.string(),
  kind: v.picklist(NOTICE_KINDS),
  number: v.string(),
  issued_on: Day,
  due_on: Day,
});

export const Rectification = v.object({
  id: v.string(),
  proof: v.string(),
  reported_on: Day,
  reported_by_name: Text,
  result: v.nullable(v.picklist(["verified", "returned"])),
  decided_on: OptionalDay,
  decided_by_name: Text,
});
export type Rectification = v.InferOutput<typeof Rectification>;

export const LookBack = v.object({
  id: v.string(),
  draw_id: v.string(),
  drawn_at: v.string(),
  asked: v.nullable(Count),
  unaware: v.nullable(Count),
  result: v.nullable(v.picklist(["passed", "failed"])),
  note: Text,
  done_on: OptionalDay,
  done_by_name: Text,
  verified_by_name: Text,
  may_answer: v.boolean(),
});
export type LookBack = v.InferOutput<typeof LookBack>;

export const FindingTalk = v.object({
  id: v.string(),
  kind: v.picklist(["talk_reminder", "interview_reminder"]),
  on_day: Day,
  persons: Count,
  note: Text,
  people: v.array(
    v.object({ part: v.picklist(["responsible", "supervisor"]), post: v.string(), name: Text }),
  ),
});
export type FindingTalk = v.InferOutput<typeof FindingTalk>;

const FindingEvent = v.object({
  at: v.string(),
  action: v.string(),
  from_state: Text,
  to_state: Text,
  note: Text,
  data: v.record(v.string(), v.unknown()),
  actor_name: Text,
  organ_name: Text,
});
export type FindingEvent = v.InferOutput<typeof FindingEvent>;

/** One finding with what its reader may know of it. */
export const FindingDetail = v.object({
  finding: v.object({
    ...Finding.entries,
    inspecting_organ_name: Text,
    inspection_name: Text,
    default_limit_days: Count,
  }),
  /** True on the side that inspects and follows; false for the unit, which never reads who wrote it. */
  is_inspecting: v.boolean(),
  author_name: Text,
  actions: v.array(Action),
  notices: v.array(ListedNotice),
  rectifications: v.array(Rectification),
  look_backs: v.array(LookBack),
  talks: v.array(FindingTalk),
  reminders: v.array(
    v.object({ stage: v.picklist(["soft", "hard", "overdue"]), due_on: Day, sent_at: v.string() }),
  ),
  events: v.array(FindingEvent),
});
export type FindingDetail = v.InferOutput<typeof FindingDetail>;

/** A notice as issued. */
export const Notice = v.object({
  ...ListedNotice.entries,
  finding_id: v.string(),
  title: v.string(),
  description: v.string(),
  requirements: Text,
  limit_days: Count,
  organ_name: Text,
  addressee_name: Text,
  village_name: Text,
  topic: v.string(),
  found_on: Day,
});
export type Notice = v.InferOutput<typeof Notice>;

/** What the ledger counts, before sums: see `ledger.ts`. */
export const LedgerFacts = v.object({
  as_of: v.string(),
  organs: v.record(v.string(), v.string()),
  cells: v.array(
    v.object({
      organ_id: v.string(),
      topic: v.string(),
      standing: v.picklist(STANDINGS),
      is_overdue: v.nullable(v.boolean()),
      findings: Count,
    }),
  ),
  /** Null when a topic is asked for: projects have none. */
  projects: v.nullable(v.array(v.object({ organ_id: v.string(), projects: Count, inspections: Count }))),
  talks: v.array(
    v.object({
      organ_id: v.string(),
      topic: v.string(),
      interview_reminders: v.nullable(Count),
      talk_reminders: v.nullable(Count),
    }),
  ),
});
export type LedgerFacts = v.InferOutput<typeof LedgerFacts>;

export const LookBackDraw = v.object({
  id: v.string(),
  organ_id: v.string(),
  unit_name: Text,
  seed: v.number(),
  seed_source: v.picklist(["server", "given"]),
  from_day: Day,
  to_day: Day,
  candidate_ids: v.array(v.string()),
  candidates_sha256: v.string(),
  drawn_ids: v.array(v.string()),
  result_sha256: v.string(),
  drawn_at: v.string(),
  drawn_by_name: Text,
  look_backs: v.array(
    v.object({
      id: v.string(),
      finding_id: v.string(),
      result: v.nullable(v.picklist(["passed", "failed"])),
      asked: v.nullable(Count),
      unaware: v.nullable(Count),
      title: Text,
      organ_name: Text,
    }),
  ),
});
export type LookBackDraw = v.InferOutput<typeof LookBackDraw>;

export const ListedTalk = v.object({
  id: v.string(),
  kind: v.picklist(["talk_reminder", "interview_reminder"]),
  on_day: Day,
  persons: Count,
  finding_id: v.string(),
  title: v.string(),
  organ_name: Text,
});
export type ListedTalk = v.InferOutput<typeof ListedTalk>;

/** Where the caller may record findings, and the units that they may concern. */
export const FindingScope = v.object({
  inspecting_organ_id: Text,
  units: v.array(v.object({ id: v.string(), name: v.string(), kind: v.string(), division_code: Text })),
});
export type FindingScope = v.InferOutput<typeof FindingScope>;
