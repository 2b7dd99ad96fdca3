import { isSessionLive } from "../session.ts";
import { syncAll, type SyncParts } from "./snapshot-sync.ts";

export interface RoundState {
  readonly isSyncing: boolean;
  readonly failure: string | null;
}

/** When the device asks the server what changed. */
export interface Rounds {
  start(): void;
  /** Ask now, unless a round is under way. */
  run(): void;
  stop(): void;
}

const EVERY_MS = 10 * 60_000;
/** Coming back to the page within this time asks nothing. */
const PAUSE_MS = 2 * 60_000;

export function createRounds(options: {
  readonly name: string;
  readonly parts: Omit<SyncParts, "onProgress">;
  readonly onProgress: () => void;
  readonly onRound: (state: RoundState) => void;
}): Rounds {
  const { name, parts, onProgress, onRound } = options;
  const stopping = new AbortController();
  let isRunning = false;
  let lastAt = -Infinity;

  const run = async () => {
    if (isRunning || stopping.signal.aborted || !isSessionLive()) return;
    isRunning = true;
    lastAt = performance.now();
    onRound({ isSyncing: true, failure: null });
    const result = await inOneTab(name, () => syncAll({ ...parts, onProgress }, stopping.signal));
    isRunning = false;
    if (!stopping.signal.aborted) onRound({ isSyncing: false, failure: result?.failure ?? null });
  };
  const runAgain = () => {
    if (document.visibilityState === "visible" && performance.now() - lastAt > PAUSE_MS) void run();
  };
  const runNow = () => void run();
  let timer: ReturnType<typeof setInterval> | undefined;

  return {
    start: () => {
      window.addEventListener("online", runNow);
      document.addEventListener("visibilitychange", runAgain);
      timer = setInterval(runAgain, EVERY_MS);
      runNow();
    },
    run: runNow,
    stop: () => {
      stopping.abort();
      window.removeEventListener("online", runNow);
      document.removeEventListener("visibilitychange", runAgain);
      clearInterval(timer);
    },
  };
}

/** Another tab's round serves this one too. Without Web Locks both ask, and the store takes each page once. */
async function inOneTab<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const locks = navigator.locks;
  if (!locks) return work();
  return locks.request(`${name}.sync`, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
