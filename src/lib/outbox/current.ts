import { createEffect, createMemo, createRoot, createSignal, on } from "solid-js";
import type { JsonObject } from "../../core/json.ts";
import { databaseName, dropDatabase, noteUnsent } from "../device/user-databases.ts";
import { AppError, toAppError } from "../errors.ts";
import { isSessionLive, onSignedOut, reload, session } from "../session.ts";
import { setSyncStatus, type SyncStatus } from "../sync-status.ts";
import { arrival } from "./arrival.ts";
import { systemClock } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { FRESH_LINK } from "./machine.ts";
import { dropSentOutboxesOfOthers, isAllSent, openOutbox } from "./open-outbox.ts";
import type { EnqueueOptions, Outbox, OutboxView } from "./outbox.ts";
import type { Picture } from "./store.ts";
import type { Photo } from "./photo.ts";
import { openPhotos, type Photos } from "./photos.ts";
import { rpcTransport } from "./rpc-transport.ts";
import { storageUpload } from "./storage-upload.ts";
import { followPage } from "./triggers.ts";

/** The outbox of whoever is signed in, as signals. One per tab; `followSession` brings it to life. */
export interface Current {
  readonly outbox: Outbox;
  /** Undefined when this browser keeps nothing after the tab is closed. */
  readonly photos: Photos | undefined;
}

const NOTHING: OutboxView = { open: [], held: new Set(), link: FRESH_LINK };

const [current, setCurrent] = createSignal<Current>();
const [view, setView] = createSignal<OutboxView>(NOTHING);
const [photos, setPhotos] = createSignal<readonly Photo[]>([]);
const [lostCount, setLostCount] = createSignal<number>();
const [failure, setFailure] = createSignal<AppError>();

export interface OutboxCounts {
  readonly waiting: number;
  readonly sending: number;
  readonly refused: number;
  /** Pictures that have not been uploaded. */
  readonly photos: number;
}

export interface OutboxSignals {
  readonly view: () => OutboxView;
  readonly photos: () => readonly Photo[];
  readonly counts: () => OutboxCounts;
  /** Undefined before sign-in. */
  readonly outbox: () => Outbox | undefined;
  /** Undefined before sign-in, and where the browser keeps nothing. */
  readonly photoActions: () => Photos | undefined;
  /** How much was unsent when the browser cleared this device's storage; undefined when it did not. */
  readonly lostCount: () => number | undefined;
  /** Why this device's queue cannot be opened: its storage is full, or a newer version of the app has it. */
  readonly failure: () => AppError | undefined;
}

const signals: OutboxSignals = {
  view,
  photos,
  counts: () => countsOf(view(), photos()),
  outbox: () => current()?.outbox,
  photoActions: () => current()?.photos,
  lostCount,
  failure,
};

export const useOutbox = (): OutboxSignals => signals;

/**
 * Save a command of the signed-in person. Resolves when it is durable on this device, or, where the browser keeps nothing,
 * when the server has it: only then say "saved".
 * @throws {AppError} `session_expired` when nobody is signed in; `storage_full`, `storage_unavailable`, `app_outdated`
 *   when the device does not take it.
 */
export async function enqueue(command: string, payload: JsonObject, options: EnqueueOptions): Promise<Entry> {
  const { outbox, photos: kept } = await inUse();
  const entry = await outbox.enqueue(command, payload, options);
  return kept ? entry : arrival(outbox, entry.id, systemClock);
}

/**
 * Save a command together with photos of the row that it makes: on the device they become durable in one step, so that
 * nothing can come between them. They are uploaded once the command has arrived. A photo that cannot be read or stored
 * never costs the command.
 *
 * @param folder where pictures of such rows lie in the bucket, for example `visits/<visit id>`.
 * @returns the photos that the device could not take.
 * @throws {AppError} as `enqueue`.
 */
export async function enqueueWithPhotos(
  command: string,
  payload: JsonObject,
  options: EnqueueOptions & { readonly id: string },
  files: readonly File[],
  folder: string,
): Promise<File[]> {
  const { outbox, photos: kept } = await inUse();
  if (!kept || files.length === 0) {
    await enqueue(command, payload, options);
    return [...files];
  }
  const lost: File[] = [];
  const pictures: Picture[] = [];
  for (const file of files) {
    const prepared = await kept.prepare(file, options.id, folder).catch(() => undefined);
    if (prepared) pictures.push(prepared);
    else lost.push(file);
  }
  try {
    await outbox.enqueue(command, payload, { ...options, pictures });
    return lost;
  } catch (error) {
    if (toAppError(error).code !== "storage_full") throw error;
    await outbox.enqueue(command, payload, options);
    return [...files];
  }
}

let opening: Promise<Current | undefined> | undefined;

/**
 * The queue of whoever is signed in, once it is open: what a page does at once after loading waits for it.
 * @throws {AppError} `session_expired` when nobody is signed in; what `enqueue` throws when the device gives no queue.
 */
export async function inUse(): Promise<Current> {
  followSession();
  const opened = await opening;
  if (!opened) throw new AppError("session_expired");
  return opened;
}

/** How much is unsent, asked of the device itself: the signals may not have caught up. */
export async function unsentNow(): Promise<number> {
  followSession();
  const opened = await opening?.catch(() => undefined);
  if (!opened) return 0;
  const [latest, pictures] = await Promise.all([opened.outbox.view(), opened.photos?.store.list() ?? []]);
  return statusOf(latest, pictures).unsentCount;
}

let isFollowing = false;

/** Open the outbox of whoever signs in, close it when they leave. To be called once, after the first paint. */
export function followSession(): void {
  if (isFollowing) return;
  isFollowing = true;
  createRoot(() => {
    const userId = createMemo(() => {
      const state = session();
      return state.status === "signed_in" ? state.user.id : undefined;
    });
    const needsSignIn = createMemo(() => view().link.session === "needs_sign_in");
    createEffect(
      on(userId, (id) => {
        opening = change(id);
        opening.then(
          () => setFailure(undefined),
          (error: unknown) => setFailure(toAppError(error)),
        );
      }),
    );
    createEffect(() => {
      const status = setSyncStatus(statusOf(view(), photos()));
      const owner = current()?.outbox.userId;
      if (owner !== undefined) noteUnsent(databaseName("outbox", owner), status.unsentCount);
    });
    createEffect(on(needsSignIn, (needed) => needed && void confirmSession()));
    const isLive = createMemo(isSessionLive);
    createEffect(on(isLive, (live) => live && void current()?.outbox.signedIn(), { defer: true }));
  });
  onSignedOut(leaveNothingBehind);
}

let stopFollowing: () => void = () => undefined;

async function change(userId: string | undefined): Promise<Current | undefined> {
  await opening?.catch(() => undefined);
  close();
  if (userId === undefined) return undefined;
  const opened = await openOutbox({ userId, transport: rpcTransport(userId) });
  const { outbox } = opened;
  const actions = opened.database && openPhotos(opened, storageUpload(userId), () => refresh());
  const refresh = latestOnly(async () => {
    const [latest, pictures] = await Promise.all([outbox.view(), actions?.store.list() ?? []]);
    setView(latest);
    setPhotos(pictures);
  });
  const unsubscribe = outbox.subscribe(() => {
    refresh();
    actions?.queue.kick();
  });
  const unfollow = followPage(outbox);
  stopFollowing = () => {
    unsubscribe();
    unfollow();
    actions?.queue.stop();
  };
  setView(await outbox.view());
  setLostCount(opened.survival.status === "cleared" ? opened.survival.unsent : undefined);
  const next = { outbox, photos: actions };
  setCurrent(next);
  outbox.start();
  await outbox.signedIn();
  void dropSentOutboxesOfOthers(userId);
  return next;
}

function close(): void {
  stopFollowing();
  stopFollowing = () => undefined;
  current()?.outbox.stop();
  setCurrent(undefined);
  setView(NOTHING);
  setPhotos([]);
}

/** Run at once, and once more if called while running. */
function latestOnly(work: () => Promise<unknown>): () => void {
  let [isRunning, isCalled] = [false, false];
  const run = async () => {
    isRunning = true;
    while (isCalled) {
      isCalled = false;
      await work().catch(() => undefined); // the device refused for a moment: the next change shows
    }
    isRunning = false;
  };
  return () => {
    isCalled = true;
    if (!isRunning) void run();
  };
}

/** An explicit sign-out with everything sent leaves no queue on the device. */
async function leaveNothingBehind(): Promise<void> {
  const userId = current()?.outbox.userId;
  close();
  if (userId === undefined) return;
  const name = databaseName("outbox", userId);
  if (await isAllSent(name)) await dropDatabase(name);
}

const CONFIRM_AGAIN_MS = 10_000;
let confirmedAt = -Infinity;

/** The server refused the token: ask whether the session really ended. If not, go on; if so, the app asks to sign in. */
async function confirmSession(): Promise<void> {
  const sinceMs = performance.now() - confirmedAt;
  if (sinceMs < CONFIRM_AGAIN_MS) await new Promise((go) => setTimeout(go, CONFIRM_AGAIN_MS - sinceMs));
  confirmedAt = performance.now();
  await reload();
  if (isSessionLive()) await current()?.outbox.signedIn();
}

function countsOf({ open }: OutboxView, pictures: readonly Photo[]): OutboxCounts {
  const count = (state: Entry["state"]) => open.filter((entry) => entry.state === state).length;
  return {
    waiting: count("waiting"),
    sending: count("sending"),
    refused: count("refused"),
    photos: pictures.filter((photo) => photo.state !== "sent").length,
  };
}

function statusOf(latest: OutboxView, pictures: readonly Photo[]): SyncStatus {
  const { refused, sending, photos: unsentPhotos } = countsOf(latest, pictures);
  const unsentCount = latest.open.length + unsentPhotos;
  const isBlocked = latest.link.session === "needs_sign_in" || latest.link.isOutdated;
  const isRefused = refused > 0 || pictures.some((photo) => photo.state === "refused");
  if (isRefused || (unsentCount > 0 && isBlocked)) return { unsentCount, state: "attention" };
  if (sending > 0) return { unsentCount, state: "sending" };
  return { unsentCount, state: unsentCount > 0 ? "waiting" : "idle" };
}
