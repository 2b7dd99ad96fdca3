import { type Accessor, createEffect, createMemo, createResource, createSignal, on } from "solid-js";
import { useQueryClient } from "@tanstack/solid-query";
import type { JsonObject } from "../../core/json.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { AppError } from "../../lib/errors.ts";
import { addPhoto, enqueue, followSession, useOutbox } from "../../lib/outbox/current.ts";
import { signedIn } from "../../lib/session.ts";
import { photoFolder, renewVisits } from "./data.ts";
import { type Delivery, deliveryOf, localVisits, type LocalVisits } from "./local.ts";

const COMMANDS = ["log_visit", "update_visit", "resolve_conflict"];
const isVisits = (entry: Entry): boolean => COMMANDS.includes(entry.command);

/** What is saved for one village arrives in the order of saving. */
const laneOf = (villageCode: string): string => `village:${villageCode}`;

interface About {
  villageCode: string;
  villageName: string;
}

/** A refused visit, corrected, back into its place in the queue. */
export async function resendVisit(id: string, payload: JsonObject): Promise<void> {
  const queue = useOutbox().outbox();
  if (!queue) throw new AppError("session_expired");
  await queue.resend(id, { payload });
}

/**
 * Resolves when the visit is durable on this device, with the photos that the device could not take. The text goes
 * first: a photo waits behind its entry, and one that cannot be read or stored never costs the text.
 */
export async function saveVisit(
  id: string,
  payload: JsonObject,
  about: About & { day: string },
  photos: readonly File[] = [],
): Promise<File[]> {
  await enqueue("log_visit", payload, {
    id,
    lane: laneOf(about.villageCode),
    label: { code: "log_visit", params: { village: about.villageName, day: about.day } },
  });
  const lost: File[] = [];
  for (const photo of photos) {
    await addPhoto(photo, id, photoFolder(id)).catch(() => lost.push(photo));
  }
  return lost;
}

export const saveCorrection = (payload: JsonObject, about: About & { version: number }): Promise<Entry> =>
  enqueue("update_visit", payload, {
    lane: laneOf(about.villageCode),
    label: { code: "update_visit", params: { village: about.villageName } },
    baseVersion: about.version,
  });

export const saveDecision = (conflictId: string, chosen: "mine" | "theirs", about: About): Promise<Entry> =>
  enqueue(
    "resolve_conflict",
    { conflict_id: conflictId, chosen },
    {
      lane: laneOf(about.villageCode),
      label: { code: "resolve_conflict", params: { village: about.villageName } },
    },
  );

/** Entries of visits that are open, and those sent in the last days; `sent` is read anew whenever one has left. */
function createVisitEntries(): { open: Accessor<readonly Entry[]>; sent: Accessor<readonly Entry[]> } {
  followSession();
  const { view, outbox } = useOutbox();
  const open = createMemo(() => view().open.filter(isVisits));
  const openIds = createMemo(() =>
    open()
      .map(({ id }) => id)
      .join(),
  );
  const [sent] = createResource(
    () => ({ from: outbox(), ids: openIds() }),
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
