import * as v from "valibot";
import { FindingScope } from "../../core/findings/finding.schema.ts";
import { now } from "../../lib/clock.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import type { Kept } from "../../lib/reading.ts";
import { signedIn } from "../../lib/session.ts";

const NAME = "finding-scope";
const Stored = v.object({ value: FindingScope, asOf: v.string() });

/** Units are few and change seldom: the form finds them without a network. */
export function rememberScope(value: FindingScope): void {
  ownStorage(signedIn().user.id).set(NAME, { value, asOf: now().toISOString() });
}

export function rememberedScope(): Kept<FindingScope> | null {
  const stored = v.safeParse(Stored, ownStorage(signedIn().user.id).get(NAME));
  return stored.success ? stored.output : null;
}
