import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { newCommandId, send } from "../../lib/commands.ts";
import { readAll } from "../../lib/read-all.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";

export const ORGAN_KINDS = [
  "city_commission",
  "county_commission",
  "commission_office",
  "stationed_group",
  "township_commission",
  "village_station",
] as const;
export const ROLES = [
  "administrator",
  "township_officer",
  "grid_leader",
  "area_coordinator",
  "office_officer",
  "leader",
  "case_manager",
  "petition_officer",
] as const;
export const TIE_KINDS = [
  "native",
  "residence",
  "kinship",
  "marriage",
  "former_post",
  "business",
  "other",
] as const;
export const AVAILABILITIES = ["available", "busy", "on_leave"] as const;

const Organ = v.object({
  id: v.string(),
  kind: v.picklist(ORGAN_KINDS),
  name: v.string(),
  code: v.nullable(v.string()),
  division_code: v.nullable(v.string()),
  parent_id: v.nullable(v.string()),
  path: v.string(),
  valid_to: v.nullable(v.string()),
  version: v.number(),
});
export type Organ = v.InferOutput<typeof Organ>;

const Succession = v.object({
  id: v.string(),
  from_organ_id: v.string(),
  to_organ_id: v.string(),
  effective_on: v.string(),
  from_lives_on: v.boolean(),
  note: v.string(),
});
export type Succession = v.InferOutput<typeof Succession>;

const Officer = v.object({
  id: v.string(),
  user_id: v.nullable(v.string()),
  organ_id: v.string(),
  name: v.string(),
  post: v.string(),
  staff_no: v.nullable(v.string()),
  is_commission_leader: v.boolean(),
  skills: v.array(v.string()),
  availability: v.picklist(AVAILABILITIES),
  grid_capacity: v.number(),
  max_villages: v.number(),
  left_on: v.nullable(v.string()),
  version: v.number(),
});
export type Officer = v.InferOutput<typeof Officer>;

const Post = v.object({ id: v.string(), organ_id: v.string(), post: v.string(), held: v.string() });
const Grant = v.object({
  id: v.string(),
  role: v.picklist(ROLES),
  organ_id: v.string(),
  valid_from: v.string(),
  valid_to: v.nullable(v.string()),
});
export type Grant = v.InferOutput<typeof Grant>;
const Tie = v.object({
  id: v.string(),
  kind: v.picklist(TIE_KINDS),
  grade: v.picklist(["hard", "soft"]),
  target_division_code: v.nullable(v.string()),
  target_organ_id: v.nullable(v.string()),
  target_officer_id: v.nullable(v.string()),
  valid_to: v.nullable(v.string()),
  division: v.nullable(v.object({ name: v.string() })),
});
export type Tie = v.InferOutput<typeof Tie>;
const Invitation = v.object({
  id: v.string(),
  email: v.string(),
  expires_at: v.string(),
  used_at: v.nullable(v.string()),
  revoked_at: v.nullable(v.string()),
});
export type Invitation = v.InferOutput<typeof Invitation>;
const Division = v.object({
  code: v.string(),
  name: v.string(),
  level: v.string(),
  parent: v.nullable(v.object({ name: v.string() })),
});
export type Division = v.InferOutput<typeof Division>;

export const keys = {
  all: ["people"] as const,
  organs: () => ["people", "organs"] as const,
  successions: () => ["people", "successions"] as const,
  officers: () => ["people", "officers"] as const,
  officer: (id: string) => ["people", "officer", id] as const,
  divisions: (text: string) => ["people", "divisions", text] as const,
};

const ORGAN_COLUMNS = "id, kind, name, code, division_code, parent_id, path, valid_to, version";
const OFFICER_COLUMNS =
  "id, user_id, organ_id, name, post, staff_no, is_commission_leader, skills, availability, grid_capacity, max_villages, left_on, version";

export const organsQuery = () =>
  queryOptions({
    queryKey: keys.organs(),
    queryFn: ({ signal }) => readAll("organs", "id", ORGAN_COLUMNS, Organ, signal),
  });

export const successionsQuery = () =>
  queryOptions({
    queryKey: keys.successions(),
    queryFn: ({ signal }) =>
      readAll(
        "organ_successions",
        "id",
        "id, from_organ_id, to_organ_id, effective_on, from_lives_on, note",
        Succession,
        signal,
      ),
  });

export const officersQuery = () =>
  queryOptions({
    queryKey: keys.officers(),
    queryFn: ({ signal }) => readAll("officers", "id", OFFICER_COLUMNS, Officer, signal),
  });

/** All that the directory and the administrator know of one officer; null when there is no such officer for the caller. */
export const officerQuery = (id: string) =>
  queryOptions({
    queryKey: keys.officer(id),
    queryFn: async ({ signal }): Promise<OfficerRecord | null> => {
      const client = await supabase();
      const found = unwrap(
        await client.from("officers").select(OFFICER_COLUMNS).eq("id", id).abortSignal(signal).maybeSingle(),
      );
      if (!found) return null;
      const [posts, grants, ties, invitations] = await Promise.all([
        client.from("officer_posts").select("id, organ_id, post, held").eq("officer_id", id),
        client
          .from("role_grants")
          .select("id, role, organ_id, valid_from, valid_to")
          .eq("officer_id", id)
          .order("valid_from"),
        client
          .from("ties")
          .select(
            "id, kind, grade, target_division_code, target_organ_id, target_officer_id, valid_to, division:divisions(name)",
          )
          .eq("officer_id", id),
        client
          .from("invitations")
          .select("id, email, expires_at, used_at, revoked_at")
          .eq("officer_id", id)
          .order("created_at", { ascending: false }),
      ]);
      return {
        officer: v.parse(Officer, found),
        posts: v.parse(v.array(Post), unwrap(posts)),
        grants: v.parse(v.array(Grant), unwrap(grants)),
        ties: v.parse(v.array(Tie), unwrap(ties)),
        invitations: v.parse(v.array(Invitation), unwrap(invitations)),
      };
    },
  });
export type OfficerRecord = {
  officer: Officer;
  posts: v.InferOutput<typeof Post>[];
  grants: Grant[];
  ties: Tie[];
  invitations: Invitation[];
};

/** Places whose name contains the text, for the picker; at most 50, which is more than anybody reads. */
export const divisionsQuery = (text: string) =>
  queryOptions({
    queryKey: keys.divisions(text),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("divisions")
        .select("code, name, level, parent:parent_code(name)")
        .ilike("name", `%${text.replace(/[%_\\]/g, "")}%`)
        .in("level", ["township", "village"])
        .order("code")
        .limit(50)
        .abortSignal(signal);
      return v.parse(v.array(Division), unwrap(answer));
    },
  });

export const saveOrgan = (organ: Partial<Organ> & { organ_id?: string }) => send("save_organ", organ);
/** Answers how many people and organs are still in what ended. */
export const recordSuccession = (succession: {
  from_organ_ids: string[];
  to_organ_ids: string[];
  effective_on: string;
  from_lives_on: boolean;
  note: string;
}) =>
  send("record_succession", succession, {
    result: v.object({ officers: v.number(), organs: v.number() }),
  });
export const withdrawSuccession = (successionId: string) =>
  send("withdraw_succession", { succession_id: successionId });
export const saveOfficer = (officer: Partial<Officer> & { officer_id?: string }) =>
  send("save_officer", officer, { result: v.object({ officer_id: v.string() }) });
export const createTownshipCommissions = (countyOrganId: string) =>
  send(
    "create_township_commissions",
    { county_organ_id: countyOrganId },
    { result: v.object({ added: v.number() }) },
  );
export const grantRole = (grant: {
  officer_id: string;
  role: string;
  organ_id: string;
  valid_from?: string;
  valid_to?: string | null;
}) => send("grant_role", grant, { result: v.object({ role_request_id: v.optional(v.string()) }) });
export const revokeRole = (roleGrantId: string) => send("revoke_role", { role_grant_id: roleGrantId });
export const saveTie = (tie: object) => send("save_tie", tie);
export const endTie = (tieId: string) => send("end_tie", { tie_id: tieId });
export const revokeInvitation = (invitationId: string) =>
  send("revoke_invitation", { invitation_id: invitationId });
export const startSeeAs = (officerId: string) => send("start_see_as", { officer_id: officerId });

export const INVITATION_DAYS = 7;

/** Two random ids without hyphens: over 140 random bits, made on this device; the server keeps only its hash. */
const newInvitationCode = (): string => `${newCommandId()}${newCommandId()}`.replace(/-/g, "");

/** Answers the link to hand over, which cannot be shown again, and whether it waits for a second person. */
export async function inviteOfficer(
  officerId: string,
  email: string,
  origin: string,
): Promise<{ link: string; waits: boolean }> {
  const code = newInvitationCode();
  const { waits } = await send(
    "invite_officer",
    { officer_id: officerId, email, code, days: INVITATION_DAYS },
    { result: v.object({ waits: v.boolean() }) },
  );
  return { link: `${origin}/invite/${code}`, waits };
}
