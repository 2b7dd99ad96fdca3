import * as v from "valibot";
import { Township } from "../../core/visits/visits.schema.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";

const NAME = "townships";

/** Organ and interval of the townships are not among the rows that devices keep. */
export const rememberTownships = (townships: readonly Township[]): void =>
  void ownStorage(signedIn().user.id).set(NAME, townships);

export function rememberedTownships(): Township[] {
  const stored = v.safeParse(v.array(Township), ownStorage(signedIn().user.id).get(NAME));
  return stored.success ? stored.output : [];
}
