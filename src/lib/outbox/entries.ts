import { type Accessor, createEffect, createMemo, createResource, createSignal, on } from "solid-js";
import type { OutboxSignals } from "./current.ts";
import type { Entry } from "./entry.ts";

/**
 * The outbox of whoever is signed in; undefined until its code and its database are there. It is fetched after the first
 * paint, so that a list shows what the server says before anything else is loaded.
 */
export function createOutbox(): Accessor<OutboxSignals | undefined> {
  const [signals, setSignals] = createSignal<OutboxSignals>();
  import("./current.ts").then(
    ({ followSession, useOutbox }) => {
      followSession();
      setSignals(useOutbox());
    },
    // Without a network and not on the device: what waits there is sent all the same once it can be loaded.
    () => undefined,
  );
  return signals;
}

export interface CommandEntries {
  /** Waiting, on their way, or refused. */
  readonly open: Accessor<readonly Entry[]>;
  /** Of the last days; read anew whenever one has left. */
  readonly sent: Accessor<readonly Entry[]>;
}

/** What the outbox holds of these commands. `onSent` runs when one of them has arrived. */
export function createCommandEntries(commands: readonly string[], onSent?: () => void): CommandEntries {
  const outbox = createOutbox();
  const isOurs = ({ command }: Entry): boolean => commands.includes(command);
  const open = createMemo(() => (outbox()?.view().open ?? []).filter(isOurs));
  const openIds = createMemo(() =>
    open()
      .map(({ id }) => id)
      .join(),
  );
  const [sent] = createResource(
    () => ({ from: outbox()?.outbox(), ids: openIds() }),
    async ({ from }) => ((await from?.sent().catch(() => [])) ?? []).filter(isOurs),
    { initialValue: [] },
  );
  createEffect(
    on(
      () => sent.latest.length,
      (count, before) => count > (before ?? 0) && before !== undefined && onSent?.(),
      { defer: true },
    ),
  );
  return { open, sent: () => sent.latest };
}
