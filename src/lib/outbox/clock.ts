/** Time as the outbox uses it; a test's clock stands still until it is moved. */
export interface Clock {
  /** Milliseconds since 1970 by the device, which may be wrong and may jump. */
  now(): number;
  /** Run once after a delay; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
