import * as v from "valibot";
import type { OwnStorage } from "../../lib/own-storage.ts";
import { FindingDraft, isWorthKeeping } from "./draft.ts";

const NAME = "finding-draft";

/** The draft that was being typed when the page went away. */
export function keptDraft(storage: OwnStorage): FindingDraft | undefined {
  const stored = v.safeParse(FindingDraft, storage.get(NAME));
  return stored.success && isWorthKeeping(stored.output) ? stored.output : undefined;
}

export function keepDraft(storage: OwnStorage, draft: FindingDraft): void {
  if (isWorthKeeping(draft)) storage.set(NAME, draft);
  else storage.remove(NAME);
}

export const forgetDraft = (storage: OwnStorage): void => storage.remove(NAME);
