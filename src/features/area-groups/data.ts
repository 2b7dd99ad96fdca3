import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { send } from "../../lib/commands.ts";
import { createReading, type Reading } from "../../lib/reading.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";

export const MEMBER_KINDS = ["township_commission", "commission_office", "stationed_group"] as const;
export const APPROVAL_ROLES = ["area_coordinator", "office_officer", "leader"] as const;
export type ApprovalRole = (typeof APPROVAL_ROLES)[number];

const Membership = v.object({
  organ_id: v.string(),
  name: v.string(),
  kind: v.picklist(MEMBER_KINDS),
  lon: v.nullable(v.number()),
  lat: v.nullable(v.number()),
  from_day: v.string(),
  to_day: v.nullable(v.string()),
});
export type Membership = v.InferOutput<typeof Membership>;
const Holding = v.object({
  post: v.picklist(["lead", "liaison"]),
  officer_id: v.string(),
  name: v.string(),
  officer_post: v.string(),
  from_day: v.string(),
  to_day: v.nullable(v.string()),
});
export type Holding = v.InferOutput<typeof Holding>;
const AreaGroup = v.object({
  id: v.string(),
  organ_id: v.string(),
  name: v.string(),
  valid_from: v.string(),
  valid_to: v.nullable(v.string()),
  version: v.number(),
  members: v.array(Membership),
  posts: v.array(Holding),
});
export type AreaGroup = v.InferOutput<typeof AreaGroup>;

const Organ = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  path: v.string(),
});
export type Organ = v.InferOutput<typeof Organ>;
const Officer = v.object({ id: v.string(), name: v.string(), post: v.string(), organ_id: v.string() });
const Step = v.object({ organ_id: v.string(), position: v.number(), role: v.picklist(APPROVAL_ROLES) });
export type Step = v.InferOutput<typeof Step>;

export const keys = {
  all: ["area-groups"] as const,
  groups: () => ["area-groups", "groups"] as const,
  choices: () => ["area-groups", "choices"] as const,
  steps: () => ["area-groups", "steps"] as const,
};

export const createGroupsReading = (): Reading<AreaGroup[]> =>
  createReading(() => ({
    queryKey: keys.groups(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return v.parse(v.array(AreaGroup), unwrap(await client.rpc("area_group_overview").abortSignal(signal)));
    },
  }));

/** The organs and people to choose from: those of a county, fewer than a thousand of each. */
export const choicesQuery = () =>
  queryOptions({
    queryKey: keys.choices(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const [organs, officers] = await Promise.all([
        client
          .from("organs")
          .select("id, name, kind, path")
          .in("kind", [...MEMBER_KINDS, "county_commission", "city_commission"])
          .is("valid_to", null)
          .order("code")
          .abortSignal(signal),
        client
          .from("officers")
          .select("id, name, post, organ_id")
          .is("left_on", null)
          .order("name")
          .abortSignal(signal),
      ]);
      return {
        organs: v.parse(v.array(Organ), unwrap(organs)),
        officers: v.parse(v.array(Officer), unwrap(officers)),
      };
    },
  });
export type Choices = { organs: Organ[]; officers: v.InferOutput<typeof Officer>[] };

export const stepsQuery = () =>
  queryOptions({
    queryKey: keys.steps(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("approval_steps")
        .select("organ_id, position, role")
        .eq("entity", "activation")
        .order("position")
        .abortSignal(signal);
      return v.parse(v.array(Step), unwrap(answer));
    },
  });

export const saveGroup = (payload: {
  group_id?: string;
  organ_id: string;
  name: string;
  from_day: string;
  members: readonly string[];
  lead_id: string | null;
  liaison_id: string | null;
  valid_to: string | null;
  version?: number;
}) => send("save_area_group", payload);
export const saveSteps = (payload: { organ_id: string; roles: readonly string[] }) =>
  send("set_approval_steps", { entity: "activation", ...payload });
