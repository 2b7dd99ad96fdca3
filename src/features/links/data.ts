import type { QueryClient } from "@tanstack/solid-query";
import * as v from "valibot";
import { FORCES, LINK_KINDS, type LinkKind } from "../../core/collaboration/forces.ts";
import { send } from "../../lib/commands.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import { ENDINGS } from "./training-files.ts";

export interface LinkFilters {
  readonly kind: LinkKind | "";
  readonly text: string;
  readonly isReusable: boolean;
  readonly isMine: boolean;
}

export const keys = {
  all: ["links"] as const,
  list: (filters: LinkFilters) => ["links", "list", filters] as const,
  detail: (id: string) => ["links", "detail", id] as const,
  /** Not below `all`: an activity changes none of these. */
  officers: () => ["link-officers"] as const,
  inspections: () => ["link-inspections"] as const,
};

const ListedLink = v.object({
  id: v.string(),
  kind: v.picklist(LINK_KINDS),
  title: v.string(),
  on_day: v.string(),
  organ_name: v.nullable(v.string()),
  group_name: v.nullable(v.string()),
  is_reusable: v.boolean(),
  is_answered: v.boolean(),
  question: v.nullable(v.string()),
  forces: v.array(v.picklist(FORCES)),
  participants: v.number(),
  is_mine: v.boolean(),
});
export type ListedLink = v.InferOutput<typeof ListedLink>;

/** The filters as the page takes them; what is not asked for is left out. */
const asked = ({ kind, text, isReusable, isMine }: LinkFilters) => ({
  ...(kind && { kind }),
  ...(text.trim() && { text: text.trim() }),
  ...(isReusable && { reusable: true }),
  ...(isMine && { mine: true }),
});

export const createLinksReading = (filters: () => LinkFilters): PagedReading<ListedLink> =>
  createPagedReading<ListedLink>(() => {
    const wanted = filters();
    return {
      queryKey: keys.list(wanted),
      fetchPage: (after, signal) => readPage("link_activity_page", asked(wanted), ListedLink, after, signal),
    };
  });

const Participant = v.object({
  officer_id: v.string(),
  name: v.nullable(v.string()),
  organ_name: v.nullable(v.string()),
  force: v.picklist(FORCES),
  part: v.picklist(["member", "speaker", "learner", "follows_case"]),
  attended: v.nullable(v.boolean()),
});
export type Participant = v.InferOutput<typeof Participant>;

const LinkDetail = v.object({
  id: v.string(),
  kind: v.picklist(LINK_KINDS),
  title: v.string(),
  on_day: v.string(),
  organ_id: v.string(),
  organ_name: v.nullable(v.string()),
  group_id: v.nullable(v.string()),
  group_name: v.nullable(v.string()),
  author_name: v.nullable(v.string()),
  activation_id: v.nullable(v.string()),
  activation_title: v.nullable(v.string()),
  question: v.nullable(v.string()),
  consultation: v.nullable(v.string()),
  answer: v.nullable(v.string()),
  is_reusable: v.boolean(),
  result: v.nullable(v.string()),
  material: v.nullable(v.string()),
  rotation_plan_id: v.nullable(v.string()),
  rotation_plan_name: v.nullable(v.string()),
  inspection_id: v.nullable(v.string()),
  inspection_name: v.nullable(v.string()),
  may_edit: v.boolean(),
  may_answer: v.boolean(),
  files: v.array(
    v.object({ id: v.string(), name: v.string(), ending: v.picklist(ENDINGS), bytes: v.number() }),
  ),
  participants: v.array(Participant),
});
export type LinkDetail = v.InferOutput<typeof LinkDetail>;

/** Null when there is no such activity, or not for this person. */
export const createLinkReading = (id: () => string): Reading<LinkDetail | null> =>
  createReading<LinkDetail | null>(() => {
    const activity_id = id();
    return {
      queryKey: keys.detail(activity_id),
      enabled: activity_id !== "",
      queryFn: ({ signal }) =>
        readRpc("link_activity_detail", { activity_id }, v.nullable(LinkDetail), signal),
    };
  });

const Officers = v.array(
  v.object({ id: v.string(), name: v.string(), organ: v.nullable(v.object({ name: v.string() })) }),
);

const PAGE_ROWS = 1000;

/** Officers of the directory who are in service, read page by page by id: the API cuts a list at 1,000. */
export const createOfficersReading = (): Reading<v.InferOutput<typeof Officers>> =>
  createReading(() => ({
    queryKey: keys.officers(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const officers: v.InferOutput<typeof Officers> = [];
      for (;;) {
        const rows = await client
          .from("officers")
          .select("id, name, organ:organs(name)")
          .is("left_on", null)
          .gt("id", officers[officers.length - 1]?.id ?? "00000000-0000-0000-0000-000000000000")
          .order("id")
          .limit(PAGE_ROWS)
          .abortSignal(signal);
        const page = v.parse(Officers, unwrap(rows));
        officers.push(...page);
        if (page.length < PAGE_ROWS) return officers.sort((a, b) => a.name.localeCompare(b.name, "zh"));
      }
    },
  }));

const Named = v.array(v.object({ id: v.string(), name: v.string() }));

/** Rotation plans and inspections that the person may see, the latest of each. */
export const createInspectionsReading = (): Reading<
  Record<"rotations" | "inspections", v.InferOutput<typeof Named>>
> =>
  createReading(() => ({
    queryKey: keys.inspections(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const latest = async (table: "rotation_plans" | "inspections") =>
        v.parse(
          Named,
          unwrap(
            await client
              .from(table)
              .select("id, name")
              .order("id", { ascending: false })
              .limit(100)
              .abortSignal(signal),
          ),
        );
      const [rotations, inspections] = await Promise.all([latest("rotation_plans"), latest("inspections")]);
      return { rotations, inspections };
    },
  }));

const Saved = v.object({ activity_id: v.string() });

/** With the id of the draft a new one that is sent again, because no answer came, is made once. */
export const saveLink = (payload: object, id?: string): Promise<v.InferOutput<typeof Saved>> =>
  send("save_link_activity", payload, { id, result: Saved });

export const answerQuestion = (payload: {
  activity_id: string;
  consultation: string | null;
  answer: string | null;
  is_reusable: boolean;
}): Promise<unknown> => send("answer_link_question", payload);

export const joinTraining = (id: string, part: "learner" | "follows_case"): Promise<unknown> =>
  send("join_training", { activity_id: id, part });

export const leaveTraining = (id: string): Promise<unknown> => send("leave_training", { activity_id: id });

export const renewLinks = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
