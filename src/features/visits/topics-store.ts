import * as v from "valibot";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";

const NAME = "visit-topics";
const Topics = v.array(v.string());

/** The topics of last time, for a form that opens without a network. */
export function keptTopics(): string[] {
  const stored = v.safeParse(Topics, ownStorage(signedIn().user.id).get(NAME));
  return stored.success ? stored.output : [];
}

export const rememberTopics = (topics: readonly string[]): void =>
  void ownStorage(signedIn().user.id).set(NAME, topics);
