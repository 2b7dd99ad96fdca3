import * as v from "valibot";
import { supabase, unwrap } from "./supabase.ts";
import { AppError } from "./errors.ts";

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

/** Ids are opaque to screens: whatever the database uses, here they are strings. */
const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const Organ = v.object({
  id: Id,
  name: v.string(),
  kind: v.optional(v.nullable(v.string())),
  division_code: v.nullable(v.string()),
});

const Officer = v.object({ id: Id, name: v.string(), post: v.nullable(v.string()) });
const RoleGrant = v.object({ role: v.picklist(ROLES), organ_id: Id, organ_name: v.string() });

const MeAnswer = v.object({
  officer: v.nullable(Officer),
  organ: v.nullable(Organ),
  roles: v.array(RoleGrant),
  seeing_as: v.optional(v.nullable(v.object({ administrator_id: Id, expires_at: v.string() }))),
  server_time: v.string(),
});

/** What the database says of the caller: the officer, the organ, and every role that is valid today. */
export interface Me {
  officer: v.InferOutput<typeof Officer> & { organ: v.InferOutput<typeof Organ> };
  roles: v.InferOutput<typeof RoleGrant>[];
  /** Present while an administrator looks through this officer's eyes; everything is then read-only. */
  seeingAs: { expiresAt: string } | null;
  serverTime: string;
}

/** @throws {AppError} `no_officer` when the account is not, or no longer, tied to an officer. */
export async function fetchMe(): Promise<Me> {
  const client = await supabase();
  const answer = v.parse(MeAnswer, unwrap(await client.rpc("me")));
  if (!answer.officer || !answer.organ) throw new AppError("no_officer");
  return {
    officer: { ...answer.officer, organ: answer.organ },
    roles: answer.roles,
    seeingAs: answer.seeing_as ? { expiresAt: answer.seeing_as.expires_at } : null,
    serverTime: answer.server_time,
  };
}
