import * as v from "valibot";
import { PROBLEM_CATEGORIES, VISIT_KINDS } from "../../core/visits/kinds.ts";
import { Contact } from "../../core/visits/visits.schema.ts";
import type { OwnStorage } from "../../lib/own-storage.ts";
import { isWorthKeeping, type VisitDraft } from "./draft.ts";

const NAME = "visit-draft";

const StoredDraft = v.object({
  id: v.string(),
  villageCode: v.string(),
  day: v.string(),
  time: v.string(),
  kind: v.picklist(VISIT_KINDS),
  met: v.array(Contact),
  names: v.string(),
  topics: v.array(v.string()),
  guidance: v.string(),
  followUpOn: v.string(),
  followUpOf: v.string(),
  activationId: v.string(),
  problems: v.array(
    v.object({ id: v.string(), category: v.picklist(["", ...PROBLEM_CATEGORIES]), description: v.string() }),
  ),
});

/** The draft that was being typed when the page went away; undefined when none was, or by an app that wrote it otherwise. */
export function keptDraft(storage: OwnStorage): VisitDraft | undefined {
  const stored = v.safeParse(StoredDraft, storage.get(NAME));
  return stored.success && isWorthKeeping(stored.output) ? stored.output : undefined;
}

/** Answers false when the device keeps nothing. A draft without content is not kept. */
export function keepDraft(storage: OwnStorage, draft: VisitDraft): boolean {
  if (isWorthKeeping(draft)) return storage.set(NAME, draft);
  storage.remove(NAME);
  return true;
}

export const forgetDraft = (storage: OwnStorage): void => storage.remove(NAME);
