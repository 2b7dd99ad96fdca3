import type { Accessor } from "solid-js";
import type { JsonObject } from "../../core/json.ts";
import { AppError } from "../errors.ts";
import { createOutbox } from "./entries.ts";

export interface RefusedEntry<Draft> {
  /** The entry back in its form; undefined while the queue is opened, and when it is no longer among the refused. */
  readonly draft: Accessor<Draft | undefined>;
  /** The queue is open: what is not there now is gone. */
  readonly isRead: Accessor<boolean>;
}

/** A refused entry of this device's outbox, to be corrected in the form that made it. */
export function createRefused<Draft>(
  entryId: () => string,
  draftOf: (id: string, payload: JsonObject) => Draft | undefined,
): RefusedEntry<Draft> {
  const outbox = createOutbox();
  return {
    draft: () => {
      const entry = outbox()
        ?.view()
        .open.find(({ id, state }) => id === entryId() && state === "refused");
      return entry && draftOf(entry.id, entry.payload);
    },
    isRead: () => outbox()?.outbox() !== undefined,
  };
}

/**
 * A refused entry, corrected, goes back into its place in the queue under the same id.
 * @throws {AppError} `session_expired` when nobody is signed in any more.
 */
export async function resend(id: string, payload: JsonObject): Promise<true> {
  const queue = (await import("./current.ts")).useOutbox().outbox();
  if (!queue) throw new AppError("session_expired");
  await queue.resend(id, { payload });
  return true;
}
