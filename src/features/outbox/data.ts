import { type Accessor, createMemo, createResource, createSignal, onCleanup } from "solid-js";
import { snapshotState, syncSnapshot } from "../../lib/device/snapshot.ts";
import { askToPersist, readStorageState } from "../../lib/device/storage-state.ts";
import { now, today } from "../../lib/clock.ts";
import { exportAll, importAll, type ImportReport } from "../../lib/outbox/backup.ts";
import { inUse, useOutbox } from "../../lib/outbox/current.ts";
import { mayBeSetAside } from "../../lib/outbox/decisions.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import type { Photo } from "../../lib/outbox/photo.ts";
import { reload } from "../../lib/session.ts";
import { saveText } from "./save-text.ts";
import { words } from "./strings.ts";

export { mayBeSetAside, snapshotState, syncSnapshot };

/** The queue of the signed-in person, split as the page shows it. */
export function createQueue() {
  const signals = useOutbox();
  const unsent = createMemo(() => signals.view().open.filter((entry) => entry.state !== "refused"));
  const refused = createMemo(() => signals.view().open.filter((entry) => entry.state === "refused"));
  const unsentPhotos = createMemo(() => signals.photos().filter((photo) => photo.state !== "sent"));
  // Receipts change only when something left the queue.
  const [sent] = createResource(
    () => ({ outbox: signals.outbox(), open: signals.view().open.length }),
    async ({ outbox }): Promise<readonly Entry[]> => (await outbox?.sent().catch(() => [])) ?? [],
    { initialValue: [] },
  );
  return { ...signals, unsent, refused, unsentPhotos, sent: () => sent.latest };
}

export type Queue = ReturnType<typeof createQueue>;

/** The clock of the page, for "3 minutes ago" and "in 40 s". */
export function createNow(everyMs = 5_000): Accessor<Date> {
  const [moment, setMoment] = createSignal(now());
  const timer = setInterval(() => setMoment(now()), everyMs);
  onCleanup(() => clearInterval(timer));
  return moment;
}

export const sendNow = async (): Promise<void> => (await inUse()).outbox.sendNow();
export const resend = async (entry: Entry): Promise<void> => (await inUse()).outbox.resend(entry.id);
export const setAside = async (entry: Entry): Promise<void> => (await inUse()).outbox.setAside(entry.id);

/** The pictures that belong to a discarded entry have nowhere to go: they leave with it. */
export async function discard(entry: Entry): Promise<void> {
  const { outbox, photos } = await inUse();
  const orphans = useOutbox()
    .photos()
    .filter((photo) => photo.entryId === entry.id);
  await outbox.discard(entry.id);
  await photos?.store.remove(orphans.map(({ id }) => id));
}

export const resendPhoto = (photo: Photo): Promise<void> | undefined =>
  useOutbox().photoActions()?.queue.resend(photo.id);

export async function discardPhoto(photo: Photo): Promise<void> {
  await useOutbox().photoActions()?.store.remove([photo.id]);
  useOutbox().outbox()?.kick();
}

/** The app asks for the password in place when the session turns out to have ended. */
export const signInAgain = (): Promise<void> => reload();

/** @returns how much was exported. */
export async function exportToFile(): Promise<number> {
  const text = await exportText(true);
  saveText(words("transfer.file_name", { day: today() }), text);
  return useOutbox().view().open.length;
}

export async function exportText(withPhotos: boolean): Promise<string> {
  const { outbox, photos } = await inUse();
  const store = withPhotos ? photos?.store : undefined;
  return exportAll(outbox, store, now().getTime(), import.meta.env.VITE_APP_VERSION ?? "");
}

export async function importFile(file: File): Promise<ImportReport> {
  const { outbox, photos } = await inUse();
  return importAll(await file.text(), outbox, photos?.store);
}

/** What the browser says of its storage, asked again after it was asked to keep it. */
export function createStorage() {
  const [storage, { refetch }] = createResource(readStorageState);
  const [isDeclined, setDeclined] = createSignal(false);
  const askToKeep = async () => {
    setDeclined((await askToPersist()) !== true);
    await refetch();
  };
  return { storage: () => storage.latest, isDeclined, askToKeep };
}
