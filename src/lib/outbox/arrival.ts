import { AppError } from "../errors.ts";
import type { Clock } from "./clock.ts";
import type { Entry } from "./entry.ts";
import type { Outbox } from "./outbox.ts";

const PATIENCE_MS = 30_000;

/**
 * Wait until the server has an entry: where the browser keeps nothing, only then may a screen say "saved". The entry goes on
 * trying while the tab is open, and saving again under its id waits for the same one.
 * @throws {AppError} the code of the refusal, after which the entry is forgotten and the screen still holds the text;
 *   `storage_unavailable` when no answer comes in time.
 */
export function arrival(
  outbox: Pick<Outbox, "view" | "sent" | "discard" | "subscribe">,
  id: string,
  clock: Clock,
): Promise<Entry> {
  return new Promise((resolve, reject) => {
    let isDone = false;
    const done = (settle: () => void) => {
      isDone = true;
      unsubscribe();
      cancel();
      settle();
    };
    const look = async () => {
      const sent = (await outbox.sent()).find((entry) => entry.id === id);
      if (isDone) return;
      if (sent) return done(() => resolve(sent));
      const { refusal } = (await outbox.view()).open.find((entry) => entry.id === id) ?? {};
      if (!refusal || isDone) return;
      done(() => reject(new AppError(refusal.code, { detail: refusal.detail ?? undefined })));
      await outbox.discard(id);
    };
    const unsubscribe = outbox.subscribe(() => void look());
    const cancel = clock.after(PATIENCE_MS, () => done(() => reject(new AppError("storage_unavailable"))));
    void look();
  });
}
