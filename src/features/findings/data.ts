import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import {
  Finding,
  FindingDetail,
  FindingScope,
  LedgerFacts,
  ListedTalk,
  LookBackDraw,
  Notice,
} from "../../core/findings/finding.schema.ts";
import { act, send } from "../../lib/commands.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import { asked, type FindingFilters, isWanted } from "./filters.ts";
import { rememberScope } from "./scope-store.ts";

/** Where findings are read and written: the one file of this area that knows the server. */
export const keys = {
  all: ["findings"] as const,
  list: (filters: FindingFilters) => ["findings", "list", filters] as const,
  detail: (id: string) => ["findings", "detail", id] as const,
  notice: (id: string) => ["findings", "notice", id] as const,
  todos: () => ["findings", "todos"] as const,
  ledger: (filters: FindingFilters) => ["findings", "ledger", filters] as const,
  talks: (filters: FindingFilters, kind: string) => ["findings", "talks", filters, kind] as const,
  draws: () => ["findings", "draws"] as const,
  candidates: (question: CandidatesQuestion) => ["findings", "candidates", question] as const,
  scope: () => ["findings", "scope"] as const,
  villages: (divisionCode: string) => ["findings", "villages", divisionCode] as const,
  due: (days: number, organId: string) => ["findings", "due", days, organId] as const,
  kept: (...about: readonly unknown[]) => ["findings", "kept", ...about] as const,
};

/** What the device keeps is asked for only while the server is silent, and its code comes then. */
const device = () => import("./device.ts");

export const createFindingsReading = (filters: () => FindingFilters): PagedReading<Finding> =>
  createPagedReading<Finding>(
    () => {
      const wanted = filters();
      return {
        queryKey: keys.list(wanted),
        fetchPage: (after, signal) => readPage("finding_page", asked(wanted), Finding, after, signal),
      };
    },
    () => ({ queryKey: keys.kept("list"), queryFn: async () => (await device()).keptFindings() }),
    () => {
      const wanted = filters();
      return (finding) => isWanted(finding, wanted);
    },
  );

/** Null when there is no such finding, or not for this person. */
export const createFindingReading = (id: () => string): Reading<FindingDetail | null> =>
  createReading<FindingDetail | null>(
    () => {
      const finding_id = id();
      return {
        queryKey: keys.detail(finding_id),
        queryFn: ({ signal }) => readRpc("finding_detail", { finding_id }, v.nullable(FindingDetail), signal),
      };
    },
    () => {
      const findingId = id();
      return {
        queryKey: keys.kept("finding", findingId),
        queryFn: async () => (await device()).keptFinding(findingId),
      };
    },
  );

export const createNoticeReading = (id: () => string): Reading<Notice | null> =>
  createReading<Notice | null>(() => {
    const notice_id = id();
    return {
      queryKey: keys.notice(notice_id),
      queryFn: ({ signal }) => readRpc("finding_notice", { notice_id }, v.nullable(Notice), signal),
    };
  });

const Todos = v.object({ waiting: v.record(v.string(), v.number()), overdue: v.number() });
export type Todos = v.InferOutput<typeof Todos>;

/** What waits for the person, and what is overdue. Asking also sends the reminders that are due. */
export const createTodosReading = (): Reading<Todos> =>
  createReading(() => ({
    queryKey: keys.todos(),
    queryFn: ({ signal }) => readRpc("finding_todos", {}, Todos, signal),
  }));

export const createLedgerReading = (filters: () => FindingFilters): Reading<LedgerFacts> =>
  createReading(() => {
    const wanted = filters();
    return {
      queryKey: keys.ledger(wanted),
      queryFn: ({ signal }) => readRpc("finding_ledger", { filters: asked(wanted) }, LedgerFacts, signal),
    };
  });

export const createTalksReading = (
  filters: () => FindingFilters,
  kind: () => string,
): PagedReading<ListedTalk> =>
  createPagedReading<ListedTalk>(() => {
    const wanted = { ...asked(filters()), ...(kind() && { kind: kind() }) };
    return {
      queryKey: keys.talks(filters(), kind()),
      fetchPage: (after, signal) => readPage("finding_talk_page", wanted, ListedTalk, after, signal),
    };
  });

export const createDrawsReading = (): Reading<LookBackDraw[]> =>
  createReading(() => ({
    queryKey: keys.draws(),
    queryFn: ({ signal }) => readRpc("look_back_draw_list", {}, v.array(LookBackDraw), signal),
  }));

export interface CandidatesQuestion {
  readonly organId: string;
  readonly from: string;
  readonly to: string;
  /** "" for every unit. */
  readonly unitId: string;
}

/** Ids of the closed findings that may be drawn. */
export const candidatesQuery = (question: CandidatesQuestion) =>
  queryOptions({
    queryKey: keys.candidates(question),
    queryFn: ({ signal }) =>
      readRpc(
        "look_back_candidates",
        {
          organ_id: question.organId,
          from_day: question.from,
          to_day: question.to,
          unit_id: question.unitId || null,
        },
        v.array(v.string()),
        signal,
      ),
  });

/** Units that a finding may concern; also kept on the device for the form. */
export const createScopeReading = (): Reading<FindingScope> =>
  createReading(
    () => ({
      queryKey: keys.scope(),
      queryFn: async ({ signal }) => {
        const answer = await readRpc("finding_scope", {}, FindingScope, signal);
        rememberScope(answer);
        return answer;
      },
    }),
    () => ({ queryKey: keys.kept("scope"), queryFn: async () => (await device()).keptScope() }),
  );

const Village = v.object({ code: v.string(), name: v.string() });
export type Village = v.InferOutput<typeof Village>;

/** Villages of a township, by its division code; empty where the unit is none. */
export const createVillagesReading = (divisionCode: () => string): Reading<Village[]> =>
  createReading<Village[]>(
    () => {
      const code = divisionCode();
      return {
        queryKey: keys.villages(code),
        enabled: code !== "",
        queryFn: async ({ signal }) => {
          const client = await supabase();
          const answer = client.from("divisions").select("code, name").eq("parent_code", code);
          return v.parse(
            v.array(Village),
            unwrap(await answer.is("valid_to", null).order("code").abortSignal(signal)),
          );
        },
      };
    },
    () => {
      const code = divisionCode();
      return {
        queryKey: keys.kept("villages", code),
        queryFn: async () => (await device()).keptVillages(code),
      };
    },
  );

const DueDay = v.object({ due_on: v.string(), provisional: v.boolean() });

/** When a limit of so many working days from a day would end. */
export const dueQuery = (days: number, organId: string, fromDay: string) =>
  queryOptions({
    queryKey: [...keys.due(days, organId), fromDay],
    enabled: days >= 1 && days <= 250,
    queryFn: async ({ signal }) => {
      const rows = await readRpc(
        "due_date",
        { received_on: fromDay, limit_value: days, unit: "working_day", organ_id: organId },
        v.array(DueDay),
        signal,
      );
      return rows[0] ?? null;
    },
  });

/** Where the pictures of a report lie in the bucket. */
export const photoFolder = (rectificationId: string): string => `rectifications/${rectificationId}`;

/** Move a finding on; the server decides whether it may. */
export const actOnFinding = (input: {
  id: string;
  action: string;
  note?: string;
  data?: object;
}): Promise<unknown> => act("finding", input.id, input.action, { note: input.note, data: input.data });

export const updateFinding = (payload: {
  finding_id: string;
  base_version: number;
  topic: string;
  severity: string;
  title: string;
  description: string;
}): Promise<unknown> => send("update_finding", payload);

export const recordTalk = (payload: {
  finding_id: string;
  kind: string;
  on_day: string;
  people: readonly { part: string; post: string; name?: string }[];
  note?: string;
}): Promise<unknown> => send("record_finding_talk", payload);

const Drawn = v.object({
  draw_id: v.string(),
  seed: v.number(),
  candidates: v.number(),
  drawn: v.array(v.string()),
});

export const drawLookBacks = (payload: {
  organ_id: string;
  from_day: string;
  to_day: string;
  unit_id?: string;
  number?: number;
  share_pct?: number;
  seed?: number;
}): Promise<v.InferOutput<typeof Drawn>> => send("draw_look_backs", payload, { result: Drawn });

export const answerLookBack = (payload: {
  look_back_id: string;
  asked: number;
  unaware: number;
  result: "passed" | "failed";
  note?: string;
}): Promise<unknown> => send("answer_look_back", payload);

export const sendReminders = (): Promise<unknown> => send("remind_findings", {});

/** After anything changed: every list of findings asks again. */
export const renewFindings = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
