import * as v from "valibot";
import { supabase, unwrap } from "../../lib/supabase.ts";

/** Only an open invitation tells whose it is. */
const InvitationStatus = v.variant("status", [
  v.object({ status: v.picklist(["unknown", "used", "waiting", "revoked", "expired"]) }),
  v.object({
    status: v.literal("open"),
    email: v.string(),
    officer_name: v.string(),
    organ_name: v.string(),
    expires_at: v.string(),
  }),
]);
export type InvitationStatus = v.InferOutput<typeof InvitationStatus>;

/** What the holder of an invitation code may know of it, before having an account. */
export async function fetchInvitationStatus(code: string): Promise<InvitationStatus> {
  const client = await supabase();
  return v.parse(InvitationStatus, unwrap(await client.rpc("invitation_status", { code })));
}
