import * as v from "valibot";
import type { OwnStorage } from "./own-storage.ts";

/** What one form has typed into it, on this device, until it is saved; signing out erases it. */
export interface KeptDraft<Draft> {
  /** What was typed when the page went away; undefined when nothing was, or by an app that wrote it otherwise. */
  kept: (storage: OwnStorage) => Draft | undefined;
  /** Answers false when the device keeps nothing. A draft without content is not kept. */
  keep: (storage: OwnStorage, draft: Draft) => boolean;
  forget: (storage: OwnStorage) => void;
}

/** By its name the sign-out finds what is unfinished (`unfinishedDrafts`). */
export function makeKeptDraft<Schema extends v.GenericSchema>(
  name: `${string}-draft`,
  schema: Schema,
  isWorthKeeping: (draft: v.InferOutput<Schema>) => boolean,
): KeptDraft<v.InferOutput<Schema>> {
  return {
    kept: (storage) => {
      const stored = v.safeParse(schema, storage.get(name));
      return stored.success && isWorthKeeping(stored.output) ? stored.output : undefined;
    },
    keep: (storage, draft) => {
      if (isWorthKeeping(draft)) return storage.set(name, draft);
      storage.remove(name);
      return true;
    },
    forget: (storage) => storage.remove(name),
  };
}
