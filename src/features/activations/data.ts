import * as v from "valibot";
import { RELATIONS } from "../../core/relations.ts";
import { FORCES, PoolOfficer } from "../../core/staffing/staffing.schema.ts";
import { act, send } from "../../lib/commands.ts";
import { pageOf, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { type Kind, KINDS } from "./kinds.ts";

/** Where activations are read and written. Nothing of it is kept on the device: access to it ends. */

export const PARTS = ["subject", "witness", "interested"] as const;

const Day = v.nullable(v.string());
const Action = v.object({ action: v.string(), to_state: v.string(), needs_note: v.boolean() });
const Person = v.object({
  id: v.string(),
  name: v.string(),
  post: v.nullable(v.string()),
  organ_name: v.string(),
});

const ListedActivation = v.object({
  id: v.string(),
  title: v.string(),
  kind: v.picklist(KINDS),
  state: v.string(),
  organ_name: v.string(),
  group_name: v.nullable(v.string()),
  submitted_on: Day,
  started_on: Day,
  planned_days: v.number(),
  planned_finish_on: Day,
  finished_on: Day,
  statutory_due_on: Day,
  heads: v.number(),
  waits_for_word: v.boolean(),
  team: v.number(),
});
export type ListedActivation = v.InferOutput<typeof ListedActivation>;

const Activation = v.object({
  id: v.string(),
  organ_id: v.string(),
  county_organ_id: v.string(),
  kind: v.picklist(KINDS),
  title: v.string(),
  reasons: v.array(v.string()),
  linked_number: v.nullable(v.string()),
  people_to_ask: v.nullable(v.number()),
  heads: v.number(),
  skills: v.array(v.string()),
  forces: v.array(v.picklist(FORCES)),
  state: v.string(),
  approvals: v.number(),
  submitted_on: Day,
  planned_days: v.number(),
  statutory_due_on: Day,
  started_on: Day,
  planned_finish_on: Day,
  extended_count: v.number(),
  finished_on: Day,
  verbal_approved_at: v.nullable(v.string()),
  verbal_reason: v.nullable(v.string()),
  verbal_confirmed_at: v.nullable(v.string()),
  outcome: v.nullable(v.string()),
});
export type Activation = v.InferOutput<typeof Activation>;

const Member = v.object({
  id: v.string(),
  officer_id: v.string(),
  name: v.string(),
  post: v.string(),
  home_organ: v.string(),
  force: v.picklist(FORCES),
  is_lead: v.boolean(),
  is_own: v.boolean(),
  from_on: v.string(),
  to_on: v.string(),
  ended_on: Day,
  state: v.string(),
  answer_reason: v.nullable(v.string()),
  days_lent: v.nullable(v.number()),
  renewal_of: v.nullable(v.string()),
  renewal_reason: v.nullable(v.string()),
  asked_by: v.nullable(v.string()),
});
export type Member = v.InferOutput<typeof Member>;

const Recusal = v.object({
  id: v.string(),
  officer_id: v.string(),
  name: v.string(),
  declared_at: v.string(),
  relation: v.picklist(RELATIONS),
  explanation: v.nullable(v.string()),
  decision: v.nullable(v.picklist(["stay", "withdraw"])),
  decided_by: v.nullable(v.string()),
  decision_reason: v.nullable(v.string()),
  ties: v.array(v.object({ kind: v.string(), grade: v.picklist(["hard", "soft"]) })),
});
export type Recusal = v.InferOutput<typeof Recusal>;

const Extension = v.object({
  id: v.string(),
  days: v.number(),
  reason: v.string(),
  state: v.string(),
  asked_at: v.string(),
  asked_by: v.nullable(v.string()),
  decided_by: v.nullable(v.string()),
  actions: v.array(Action),
});
export type Extension = v.InferOutput<typeof Extension>;

const Happening = v.object({
  at: v.string(),
  actor: v.nullable(v.string()),
  action: v.string(),
  from_state: v.nullable(v.string()),
  to_state: v.nullable(v.string()),
  note: v.nullable(v.string()),
  about: v.nullable(v.string()),
  days: v.nullable(v.number()),
});
export type Happening = v.InferOutput<typeof Happening>;

const ActivationRecord = v.object({
  activation: Activation,
  organ_name: v.string(),
  group_name: v.nullable(v.string()),
  lead_organ_name: v.string(),
  author: Person,
  verbal_approver: v.nullable(Person),
  chain: v.array(v.string()),
  team: v.array(Member),
  parties: v.array(v.object({ id: v.string(), part: v.picklist(PARTS), name: v.string() })),
  recusals: v.array(Recusal),
  extensions: v.array(Extension),
  events: v.array(Happening),
  actions: v.array(Action),
  forces_min: v.number(),
  lent_days_line: v.number(),
  may_staff: v.boolean(),
  may_decide: v.boolean(),
  may_approve: v.boolean(),
  may_extend: v.boolean(),
});
export type ActivationRecord = v.InferOutput<typeof ActivationRecord>;

const Loan = v.object({
  id: v.string(),
  activation_id: v.string(),
  host_organ: v.string(),
  from_on: v.string(),
  to_on: v.string(),
  ended_on: Day,
  state: v.string(),
  is_open: v.boolean(),
  title: v.nullable(v.string()),
  is_renewal: v.boolean(),
});
export type Loan = v.InferOutput<typeof Loan>;
const Inbox = v.object({
  loans: v.array(Loan),
  waiting: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      organ_name: v.string(),
      state: v.string(),
      why: v.string(),
    }),
  ),
  days_lent: v.number(),
});
export type Inbox = v.InferOutput<typeof Inbox>;

const NamedPoolOfficer = v.object({
  ...PoolOfficer.entries,
  name: v.string(),
  post: v.string(),
  organ_name: v.string(),
});
export type NamedPoolOfficer = v.InferOutput<typeof NamedPoolOfficer>;
const Pool = v.object({
  place: v.nullable(v.object({ lon: v.nullable(v.number()), lat: v.nullable(v.number()) })),
  own_organ_id: v.string(),
  officers: v.array(NamedPoolOfficer),
});
export type Pool = v.InferOutput<typeof Pool>;

export interface ActivationFilters {
  readonly text: string;
  readonly kind: Kind | "";
  readonly part: "all" | "waiting" | "open" | "closed";
}

/** States of each part of the list; a draft belongs to none but all. */
export const PARTS_OF_LIST = {
  waiting: ["submitted", "screened", "returned"],
  open: ["approved", "staffed", "in_progress", "suspended"],
  closed: ["concluded", "debriefed", "archived", "rejected", "withdrawn", "terminated"],
} as const;

export const keys = {
  all: ["activations"] as const,
  list: (filters: ActivationFilters) => ["activations", "list", filters] as const,
  page: (id: string) => ["activations", "page", id] as const,
  inbox: () => ["activations", "inbox"] as const,
  pool: (id: string, from: string, to: string) => ["activations", "pool", id, from, to] as const,
};

export const createListReading = (filters: () => ActivationFilters): PagedReading<ListedActivation> =>
  createPagedReading<ListedActivation>(() => {
    const { text, kind, part } = filters();
    const filter = {
      ...(text.trim() && { text: text.trim() }),
      ...(kind && { kind }),
      ...(part !== "all" && { states: PARTS_OF_LIST[part] }),
    };
    return {
      queryKey: keys.list(filters()),
      fetchPage: (after, signal) =>
        readRpc("activation_list", { filter, after }, pageOf(ListedActivation), signal),
    };
  });

/** Null when there is no such activation for the caller, now. */
export const createPageReading = (id: () => string): Reading<ActivationRecord | null> =>
  createReading(() => ({
    queryKey: keys.page(id()),
    queryFn: ({ signal }) =>
      readRpc("activation_page", { activation_id: id() }, v.nullable(ActivationRecord), signal),
  }));

export const createInboxReading = (): Reading<Inbox> =>
  createReading(() => ({
    queryKey: keys.inbox(),
    queryFn: ({ signal }) => readRpc("activation_inbox", {}, Inbox, signal),
  }));

export const createPoolReading = (
  about: () => { id: string; from: string; to: string; enabled: boolean },
): Reading<Pool> =>
  createReading(() => {
    const { id, from, to, enabled } = about();
    return {
      queryKey: keys.pool(id, from, to),
      enabled,
      queryFn: ({ signal }) =>
        readRpc("staffing_data", { activation_id: id, from_on: from, to_on: to }, Pool, signal),
    };
  });

export const moveActivation = (move: { id: string; action: string; note?: string; data?: object }) =>
  act("activation", move.id, move.action, { note: move.note, data: move.data });
export const moveExtension = (move: { id: string; action: string; note?: string }) =>
  act("activation_extension", move.id, move.action, { note: move.note });
export const askPeople = (payload: {
  activation_id: string;
  people: { officer_id: string; is_lead: boolean }[];
  from_on: string;
  to_on: string;
}) => send("ask_deployment", payload);
const Answered = v.object({ state: v.picklist(["cleared", "accepted", "declined"]) });
export const answerLoan = (payload: {
  deployment_id: string;
  accept: boolean;
  relation?: string;
  explanation?: string;
  reason?: string;
}) => send("answer_deployment", payload, { result: Answered });
export const withdrawLoan = (payload: { deployment_id: string; reason: string }) =>
  send("withdraw_deployment", payload);
export const askRenewal = (payload: { deployment_id: string; to_on: string; reason: string }) =>
  send("ask_renewal", payload);
export const decideRenewal = (payload: {
  deployment_id: string;
  decision: "approve" | "refuse";
  reason?: string;
}) => send("decide_renewal", payload);
export const decideRecusal = (payload: {
  recusal_id: string;
  decision: "stay" | "withdraw";
  reason: string;
}) => send("decide_recusal", payload);
export const declareRecusal = (payload: { activation_id: string; relation: string; explanation?: string }) =>
  send("declare_recusal", payload);
export const askExtension = (payload: { activation_id: string; days: number; reason: string }) =>
  send("ask_extension", payload);
export const nameParty = (payload: { activation_id: string; part: string; officer_id: string }) =>
  send("name_activation_party", payload);
