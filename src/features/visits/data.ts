import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import type { Day } from "../../core/calendar/day.ts";
import { type ProblemRoute } from "../../core/visits/kinds.ts";
import {
  CoverageRow,
  FollowUp,
  ListedProblem,
  ListedVisit,
  VillagesToVisit,
} from "../../core/visits/visits.schema.ts";
import { act, send } from "../../lib/commands.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { isWanted, type VisitFilters } from "./local.ts";

/** Where visits are read and written: the one file of this area that knows the server. */
export const keys = {
  all: ["visits"] as const,
  villages: () => ["visits", "villages"] as const,
  list: (filters: VisitFilters) => ["visits", "list", filters] as const,
  detail: (id: string) => ["visits", "detail", id] as const,
  followUps: (filters: FollowUpFilters) => ["visits", "follow-ups", filters] as const,
  problems: (filters: ProblemFilters) => ["visits", "problems", filters] as const,
  problemTotals: () => ["visits", "problem-totals"] as const,
  coverage: (unit: CoverageUnit) => ["visits", "coverage", unit] as const,
  topics: () => ["visits", "topics"] as const,
  kept: (what: string, ...about: readonly unknown[]) => ["visits", "kept", what, ...about] as const,
};

/** What the device keeps is asked for only while the server is silent, and its code comes then. */
const device = () => import("./device.ts");

/** The villages for which the person may log a visit, with or without a network. */
export const createVillagesReading = (): Reading<VillagesToVisit> =>
  createReading(
    () => ({
      queryKey: keys.villages(),
      queryFn: ({ signal }) => readRpc("villages_to_visit", {}, VillagesToVisit, signal),
    }),
    () => ({ queryKey: keys.kept("villages"), queryFn: async () => (await device()).keptVillages() }),
  );

export interface FollowUpFilters {
  /** The last day of interest, "" for every open promise. */
  readonly until: Day;
  readonly villageCode: string;
}

/** Promised follow-ups that are open, the oldest promise first. */
export const createFollowUpsReading = (filters: () => FollowUpFilters): PagedReading<FollowUp> =>
  createPagedReading<FollowUp>(
    () => {
      const { until, villageCode } = filters();
      const wanted = {
        ...(until && { until_day: until }),
        ...(villageCode && { village_code: villageCode }),
      };
      return {
        queryKey: keys.followUps(filters()),
        fetchPage: (after, signal) => readPage("follow_ups_due", wanted, FollowUp, after, signal),
      };
    },
    () => {
      const wanted = filters();
      return {
        queryKey: keys.kept("follow-ups", wanted),
        queryFn: async () => (await device()).keptFollowUps(wanted),
      };
    },
  );

/** The filters as `visit_page` takes them; what is not asked for is left out. */
const asked = ({ text, kind, from, to, villageCode, isMine }: VisitFilters) => ({
  ...(text.trim() && { text: text.trim() }),
  ...(kind && { kind }),
  ...(from && { from_day: from }),
  ...(to && { to_day: to }),
  ...(villageCode && { village_code: villageCode }),
  ...(isMine && { mine: true }),
});

export const createVisitsReading = (
  filters: () => VisitFilters,
  officerId: () => string,
): PagedReading<ListedVisit> =>
  createPagedReading<ListedVisit>(
    () => {
      const wanted = filters();
      return {
        queryKey: keys.list(wanted),
        fetchPage: (after, signal) => readPage("visit_page", asked(wanted), ListedVisit, after, signal),
      };
    },
    () => ({ queryKey: keys.kept("visits"), queryFn: async () => (await device()).keptVisits() }),
    () => {
      const [wanted, officer] = [filters(), officerId()];
      return (row) => isWanted(row, wanted, officer);
    },
  );

export interface ProblemFilters {
  readonly route: ProblemRoute | "";
  readonly state: "open" | "closed" | "all";
}

export const createProblemsReading = (filters: () => ProblemFilters): PagedReading<ListedProblem> =>
  createPagedReading<ListedProblem>(
    () => {
      const { route, state } = filters();
      const wanted = { ...(route && { route }), ...(state !== "all" && { [state]: true }) };
      return {
        queryKey: keys.problems(filters()),
        fetchPage: (after, signal) => readPage("visit_problem_page", wanted, ListedProblem, after, signal),
      };
    },
    () => ({ queryKey: keys.kept("problems"), queryFn: async () => (await device()).keptProblems() }),
    () => {
      const { route, state } = filters();
      return (problem) =>
        (route === "" || problem.route === route) &&
        (state === "all" || (state === "closed") === (problem.state === "closed"));
    },
  );

const ProblemTotal = v.object({ route: v.string(), state: v.string(), problems: v.number() });

export const createProblemTotalsReading = () =>
  createReading(() => ({
    queryKey: keys.problemTotals(),
    queryFn: ({ signal }) => readRpc("visit_problem_totals", {}, v.array(ProblemTotal), signal),
  }));

export type CoverageUnit = "township" | "grid";

export const createCoverageReading = (unit: () => CoverageUnit): Reading<CoverageRow[]> =>
  createReading(() => {
    const by_unit = unit();
    return {
      queryKey: keys.coverage(by_unit),
      queryFn: ({ signal }) => readRpc("visit_coverage", { by_unit }, v.array(CoverageRow), signal),
    };
  });

const Conflict = v.object({
  id: v.string(),
  field: v.picklist(["kind", "started_at", "met", "topics", "guidance", "follow_up_on"]),
  base_value: v.unknown(),
  their_value: v.unknown(),
  my_value: v.unknown(),
  made_at: v.string(),
});
export type Conflict = v.InferOutput<typeof Conflict>;

const VisitEvent = v.object({
  at: v.string(),
  entity: v.string(),
  action: v.string(),
  from_state: v.nullable(v.string()),
  to_state: v.nullable(v.string()),
  note: v.nullable(v.string()),
  actor_name: v.nullable(v.string()),
});
export type VisitEvent = v.InferOutput<typeof VisitEvent>;

const VisitDetail = v.object({
  visit: v.object({
    ...ListedVisit.entries,
    grid_name: v.nullable(v.string()),
    received_at: v.nullable(v.string()),
  }),
  names: v.nullable(v.string()),
  problems: v.array(ListedProblem),
  conflicts: v.array(Conflict),
  followed_by: v.nullable(v.object({ id: v.string(), visited_on: v.string() })),
  events: v.array(VisitEvent),
});
export type VisitDetail = v.InferOutput<typeof VisitDetail>;

/** Null when there is no such visit, or not for this person. */
export const createVisitReading = (id: () => string): Reading<VisitDetail | null> =>
  createReading<VisitDetail | null>(
    () => {
      const visit_id = id();
      return {
        queryKey: keys.detail(visit_id),
        queryFn: ({ signal }) => readRpc("visit_detail", { visit_id }, v.nullable(VisitDetail), signal),
      };
    },
    () => {
      const visitId = id();
      return {
        queryKey: keys.kept("visit", visitId),
        queryFn: async () => (await device()).keptVisit(visitId),
      };
    },
  );

const readTopics = async (signal: AbortSignal): Promise<string[]> =>
  (await readRpc("choice_list", { list_code: "visit_topics" }, v.nullable(v.array(v.string())), signal)) ??
  [];

/** The topics that the form offers. */
export const topicsQuery = () =>
  queryOptions({
    queryKey: keys.topics(),
    staleTime: 3_600_000,
    queryFn: ({ signal }) => readTopics(signal),
  });

/** The same, with or without a network. */
export const createTopicsReading = (): Reading<string[]> =>
  createReading(
    () => ({ queryKey: keys.topics(), queryFn: ({ signal }) => readTopics(signal) }),
    () => ({ queryKey: keys.kept("topics"), queryFn: async () => (await device()).keptTopics() }),
  );

/** Where the pictures of a visit lie in the bucket. */
export const photoFolder = (visitId: string): string => `visits/${visitId}`;

/** The text of a problem that went straight up. Whoever asks for it leaves a trace. */
export async function openProblem(problemId: string): Promise<string> {
  const opened = await readRpc(
    "open_visit_problem",
    { problem_id: problemId },
    v.object({ description: v.string() }),
  );
  return opened.description;
}

/** Move a problem on; the server decides whether it may. */
export const actOnProblem = (input: { id: string; action: string; note: string }): Promise<unknown> =>
  act("visit_problem", input.id, input.action, { note: input.note });

/** The list that an organ and those below it use from now on. */
export const saveTopics = (input: { organId: string; words: readonly string[] }): Promise<unknown> =>
  send("save_choice_list", { code: "visit_topics", organ_id: input.organId, words: input.words });

/** After anything changed: every list of visits asks again. */
export const renewVisits = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
