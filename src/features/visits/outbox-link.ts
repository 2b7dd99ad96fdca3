import { type Accessor, createEffect, createMemo, createResource, createSignal, on } from "solid-js";
import { useQueryClient } from "@tanstack/solid-query";
import type { Entry } from "../../lib/outbox/entry.ts";
import type { OutboxSignals } from "../../lib/outbox/current.ts";
import { signedIn } from "../../lib/session.ts";
import { renewVisits } from "./data.ts";
import { type Delivery, deliveryOf, localVisits, type LocalVisits } from "./local.ts";

const COMMANDS = ["log_visit", "update_visit", "resolve_conflict"];
const isVisits = (entry: Entry): boolean => COMMANDS.includes(entry.command);

/**
 * The outbox of whoever is signed in; undefined until its code and its database are there. It is fetched after the first
 * paint, so that a list shows what the server says before anything else is loaded.
 */
export function createOutbox(): Accessor<OutboxSignals | undefined> {
  const [signals, setSignals] = createSignal<OutboxSignals>();
  import("../../lib/outbox/current.ts").then(
    ({ followSession, useOutbox }) => {
      followSession();
      setSignals(useOutbox());
    },
    // Without a network and not on the device: what waits there is sent all the same once it can be loaded.
    () => undefined,
  );
  return signals;
}

/** Entries of visits that are open, and those sent in the last days; `sent` is read anew whenever one has left. */
function createVisitEntries(): { open: Accessor<readonly Entry[]>; sent: Accessor<readonly Entry[]> } {
  const outbox = createOutbox();
  const open = createMemo(() => (outbox()?.view().open ?? []).filter(isVisits));
  const openIds = createMemo(() =>
    open()
      .map(({ id }) => id)
      .join(),
  );
  const [sent] = createResource(
    () => ({ from: outbox()?.outbox(), ids: openIds() }),
    async ({ from }) => ((await from?.sent().catch(() => [])) ?? []).filter(isVisits),
    { initialValue: [] },
  );
  return { open, sent: () => sent.latest };
}

/** Visits of this device that the server may not list yet. When one has been sent, the lists ask again. */
export function createLocalVisits(villageName: (code: string) => string): Accessor<LocalVisits> {
  const entries = createVisitEntries();
  const client = useQueryClient();
  createEffect(
    on(
      () => entries.sent().length,
      (count, before) => count > (before ?? 0) && before !== undefined && void renewVisits(client),
      { defer: true },
    ),
  );
  const local = createMemo(() =>
    localVisits(
      { open: entries.open(), sent: entries.sent() },
      { officerId: signedIn().officer.id, officerName: signedIn().officer.name, village: villageName },
    ),
  );
  return local;
}

/** Where one command stands; undefined when this device knows nothing of it (any more). */
export function createDelivery(
  id: Accessor<string | undefined>,
): Accessor<(Delivery & { receivedAt: string | null }) | undefined> {
  const entries = createVisitEntries();
  const delivery = createMemo(() => {
    const all = [...entries.open(), ...entries.sent()];
    const entry = all.find((candidate) => candidate.id === id());
    const receivedAtMs = entry?.receipt?.receivedAt;
    return (
      entry && {
        ...deliveryOf(entry),
        receivedAt: receivedAtMs === undefined ? null : new Date(receivedAtMs).toISOString(),
      }
    );
  });
  return delivery;
}

/** A busy flag and the last error around what is being saved; ask `isBusy` before beginning. */
export function createSaving() {
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  /** The answer of the work, or undefined when it failed: then `error` says why. */
  const follow = async <T>(work: Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setError(undefined);
    try {
      return await work;
    } catch (thrown) {
      setError(thrown);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, follow };
}
