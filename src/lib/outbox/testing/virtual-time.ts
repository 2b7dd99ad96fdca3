import type { Clock } from "../clock.ts";

/** Let every promise that can go on do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that stands still until it is moved. Timers follow `elapsed`; the wall clock may jump, as devices' clocks do. */
export class VirtualTime implements Clock {
  #elapsedMs = 0;
  #wallMs: number;
  #order = 0;
  #timers = new Set<Timer>();

  constructor(startMs: number) {
    this.#wallMs = startMs;
  }

  now(): number {
    return this.#wallMs + this.#elapsedMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#elapsedMs + Math.max(0, delayMs), order: this.#order++, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Somebody sets the clock of the device. */
  jump(byMs: number): void {
    this.#wallMs += byMs;
  }

  async advance(byMs: number): Promise<void> {
    const until = this.#elapsedMs + byMs;
    await settled();
    for (let timer = this.#earliest(until); timer; timer = this.#earliest(until)) {
      this.#elapsedMs = timer.at;
      this.#timers.delete(timer);
      timer.run();
      await settled();
    }
    this.#elapsedMs = until;
  }

  #earliest(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}
