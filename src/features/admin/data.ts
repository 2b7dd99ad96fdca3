import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import type { CalendarDay } from "../../core/calendar/working-days.ts";
import { send } from "../../lib/commands.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";

const RULE_UNITS = ["working_day", "calendar_day", "month", "year", "count", "percent", "boolean"] as const;
const Rule = v.object({
  id: v.string(),
  code: v.string(),
  organ_id: v.nullable(v.string()),
  value: v.number(),
  unit: v.picklist(RULE_UNITS),
  effective_from: v.string(),
  effective_to: v.nullable(v.string()),
  text_ref: v.string(),
  source: v.string(),
});
export type Rule = v.InferOutput<typeof Rule>;

const Day = v.object({
  day: v.string(),
  kind: v.picklist(["workday", "day_off"]),
  name: v.string(),
  source: v.string(),
  provisional: v.boolean(),
});

const Transition = v.object({
  entity_name: v.string(),
  from_state: v.string(),
  action: v.string(),
  to_state: v.string(),
  role: v.string(),
  needs_note: v.boolean(),
  sets_deadline: v.nullable(v.string()),
});
export type Transition = v.InferOutput<typeof Transition>;

const Named = v.nullable(v.object({ name: v.string() }));
const AuditEvent = v.object({
  at: v.string(),
  entity: v.string(),
  entity_id: v.string(),
  action: v.string(),
  from_state: v.nullable(v.string()),
  to_state: v.nullable(v.string()),
  note: v.nullable(v.string()),
  actor: Named,
  organ: Named,
});
export type AuditEvent = v.InferOutput<typeof AuditEvent>;

const AccessEvent = v.object({
  id: v.number(),
  at: v.string(),
  entity: v.string(),
  action: v.string(),
  entity_id: v.string(),
  officer: Named,
  organ: Named,
});
export type AccessEvent = v.InferOutput<typeof AccessEvent>;

const Finding = v.object({ seq: v.number(), finding: v.string() });
const Organ = v.object({ id: v.string(), name: v.string() });
export type Organ = v.InferOutput<typeof Organ>;

export const keys = {
  rules: () => ["admin", "rules"] as const,
  calendar: (year: number) => ["admin", "calendar", year] as const,
  workflow: () => ["admin", "workflow"] as const,
  events: () => ["admin", "events"] as const,
  access: () => ["admin", "access"] as const,
  numbering: (ids: readonly string[]) => ["admin", "numbering", ids] as const,
  organs: (ids: readonly string[]) => ["admin", "organs", ids] as const,
};

export const rulesQuery = () =>
  queryOptions({
    queryKey: keys.rules(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("rules")
        .select("*")
        .order("code")
        .order("effective_from")
        .limit(1000)
        .abortSignal(signal);
      return v.parse(v.array(Rule), unwrap(answer));
    },
  });

export const setRule = (input: {
  code: string;
  organ_id: string;
  value: number;
  unit: Rule["unit"];
  effective_from: string;
  text_ref: string;
  source: string;
}) => send("set_rule", input);

export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: keys.calendar(year),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("calendar_days")
        .select("day, kind, name, source, provisional")
        .gte("day", `${year}-01-01`)
        .lte("day", `${year}-12-31`)
        .order("day")
        .abortSignal(signal);
      return v.parse(v.array(Day), unwrap(answer));
    },
  });

export const setCalendarDays = (input: {
  days: Pick<CalendarDay, "day" | "kind" | "name" | "provisional">[];
  source: string;
}) => send("set_calendar_days", input);

export const workflowQuery = () =>
  queryOptions({
    queryKey: keys.workflow(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return v.parse(v.array(Transition), unwrap(await client.rpc("workflow").abortSignal(signal)));
    },
  });

export const EVENTS_PAGE_SIZE = 100;

/** Events that the caller may read, newest first, before a moment. */
export async function fetchEvents(before: string | null, signal?: AbortSignal): Promise<AuditEvent[]> {
  const client = await supabase();
  const query = client
    .from("events")
    .select(
      "at, entity, entity_id, action, from_state, to_state, note, actor:officers!actor_id(name), organ:organs!organ_id(name)",
    )
    .order("at", { ascending: false })
    .limit(EVENTS_PAGE_SIZE);
  const page = before === null ? query : query.lt("at", before);
  return v.parse(v.array(AuditEvent), unwrap(await (signal ? page.abortSignal(signal) : page)));
}

export const accessQuery = () =>
  queryOptions({
    queryKey: keys.access(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("access_events")
        .select(
          "id, at, entity, action, entity_id, officer:officers!officer_id(name), organ:organs!organ_id(name)",
        )
        .order("id", { ascending: false })
        .limit(200)
        .abortSignal(signal);
      return v.parse(v.array(AccessEvent), unwrap(answer));
    },
  });

export async function verifyEvents(): Promise<v.InferOutput<typeof Finding>[]> {
  const client = await supabase();
  return v.parse(v.array(Finding), unwrap(await client.rpc("verify_events")));
}

const EventHead = v.nullable(v.object({ head: v.string(), day: v.string() }));

/** The head of the log at the end of yesterday, to be noted outside of the system; null while there is none. */
export const eventHeadQuery = () =>
  queryOptions({
    queryKey: ["admin", "event-head"],
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return v.parse(EventHead, unwrap(await client.rpc("event_head").abortSignal(signal)));
    },
  });

/** The day that a head noted earlier belongs to; null when the log knows none like it. */
export async function checkEventHead(head: string): Promise<string | null> {
  const client = await supabase();
  const answer = unwrap(await client.rpc("check_event_head", { head }));
  return v.parse(v.object({ day: v.nullable(v.string()) }), answer).day;
}

/** Names of the organs that the caller administers, for the scope of a rule. */
export const organNamesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.organs(ids),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("organs")
        .select("id, name")
        .in("kind", ["city_commission", "county_commission"])
        .order("name")
        .abortSignal(signal);
      return v.parse(v.array(Organ), unwrap(answer));
    },
  });

const NumberingOrgan = v.object({
  id: v.string(),
  name: v.string(),
  code: v.nullable(v.string()),
  notice_code: v.nullable(v.string()),
  path: v.string(),
});
export type NumberingOrgan = v.InferOutput<typeof NumberingOrgan>;

/** Commissions at or below the organs that one administers: their notices are numbered by their letters, else their code. */
export const numberingOrgansQuery = (administered: readonly string[]) =>
  queryOptions({
    queryKey: keys.numbering(administered),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("organs")
        .select("id, name, code, notice_code, path")
        .in("kind", ["county_commission", "city_commission"])
        .is("valid_to", null)
        .order("kind")
        .order("name")
        .abortSignal(signal);
      const labels = administered.map((id) => id.split("-").join(""));
      return v
        .parse(v.array(NumberingOrgan), unwrap(answer))
        .filter(({ path }) => path.split(".").some((label) => labels.includes(label)));
    },
  });

export const setNoticeCode = (organId: string, noticeCode: string) =>
  send("set_notice_code", { organ_id: organId, notice_code: noticeCode });
