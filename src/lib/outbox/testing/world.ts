import type { Clock } from "../clock.ts";
import type { Entry } from "../entry.ts";
import { leaseLeadership, lockLeadership } from "../leadership.ts";
import { emptyDisk, memoryStore } from "../memory-store.ts";
import type { Notice, Notices } from "../notices.ts";
import { createOutbox, type Outbox } from "../outbox.ts";
import type { Outcome } from "../outcome.ts";
import type { Transport } from "../sender.ts";
import type { OutboxStore } from "../store.ts";
import { FakeLocks } from "./fake-locks.ts";
import { type Fault, ModelServer } from "./model-server.ts";
import { VirtualTime } from "./virtual-time.ts";

const never = new Promise<never>(() => undefined);
const START = Date.UTC(2026, 2, 1);

/** One device with its tabs, its storage and its way to the server. */
export class World {
  readonly time = new VirtualTime(START);
  readonly disk = emptyDisk();
  readonly server = new ModelServer();
  readonly tabs: Tab[] = [];
  readonly leadBy: "locks" | "lease";
  readonly locks = new FakeLocks();
  isOnline = true;
  /** Faults of the coming requests; afterwards all goes well. */
  faults: Fault[];
  readonly random: () => number;
  #ids = 0;

  constructor(options: { leadBy: "locks" | "lease"; faults: readonly Fault[]; random: () => number }) {
    this.leadBy = options.leadBy;
    this.faults = [...options.faults];
    this.random = options.random;
  }

  openTab(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    tab.outbox.start();
    return tab;
  }

  newId(): string {
    return `00000000-0000-7000-8000-${String(++this.#ids).padStart(12, "0")}`;
  }
}

/** A tab that can be killed between any two steps of its work, and frozen. */
export class Tab {
  readonly outbox: Outbox;
  readonly #world: World;
  #isDead = false;
  #thaw: (() => void) | undefined;
  #frozen: Promise<void> | undefined;
  #stepsToLive = Infinity;
  readonly #hearers = new Set<(notice: Notice) => void>();

  constructor(world: World) {
    this.#world = world;
    const clock = this.#clock();
    const store = this.#store();
    const holder = `tab ${world.tabs.length}`;
    this.outbox = createOutbox({
      userId: "somebody",
      appVersion: "test",
      store,
      clock,
      transport: this.#transport(),
      notices: this.#notices(),
      leadership:
        world.leadBy === "locks"
          ? lockLeadership(world.locks.forTab(this), "lead", store, clock, holder)
          : leaseLeadership(store, clock, holder),
      random: world.random,
      isOnline: () => world.isOnline,
      newId: () => world.newId(),
    });
  }

  get isAlive(): boolean {
    return !this.#isDead;
  }

  kill(): void {
    this.#isDead = true;
    this.#world.locks.forget(this);
  }

  /** Die in the middle of something: at the n-th step of work with the storage from now on. */
  killAfter(steps: number): void {
    this.#stepsToLive = steps;
  }

  freeze(): void {
    this.#frozen ??= new Promise((resolve) => (this.#thaw = resolve));
  }

  thaw(): void {
    this.#thaw?.();
    this.#frozen = undefined;
  }

  hear(notice: Notice): void {
    for (const hearer of this.#hearers) this.#later(() => hearer(notice));
  }

  /** Run in this tab: never when it is dead, later when it is frozen. */
  #later(run: () => void): void {
    if (this.#isDead) return;
    if (this.#frozen) void this.#frozen.then(() => this.#later(run));
    else run();
  }

  async #step(): Promise<void> {
    if (this.#frozen) await this.#frozen;
    if (this.#stepsToLive-- <= 0) this.kill();
    if (this.#isDead) await never;
  }

  #clock(): Clock {
    const { time } = this.#world;
    return { now: () => time.now(), after: (delayMs, run) => time.after(delayMs, () => this.#later(run)) };
  }

  #store(): OutboxStore {
    const inner = memoryStore(this.#world.disk);
    const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
      await this.#step();
      const result = await work();
      await this.#step();
      return result;
    };
    return {
      add: (drafts) => guarded(() => inner.add(drafts)),
      open: () => guarded(() => inner.open()),
      sent: () => guarded(() => inner.sent()),
      decide: (decision, leader) => guarded(() => inner.decide(decision, leader)),
      seizeLease: (holder) => guarded(() => inner.seizeLease(holder)),
      takeLease: (holder, now, lengthMs) => guarded(() => inner.takeLease(holder, now, lengthMs)),
      dropLease: (holder) => guarded(() => inner.dropLease(holder)),
      purgeSent: (moment) => guarded(() => inner.purgeSent(moment)),
      close: () => undefined,
    };
  }

  #notices(): Notices {
    return {
      post: (notice) => {
        for (const tab of this.#world.tabs) if (tab !== this) tab.hear(notice);
      },
      listen: (listener) => {
        this.#hearers.add(listener);
        return () => this.#hearers.delete(listener);
      },
      close: () => this.#hearers.clear(),
    };
  }

  #transport(): Transport {
    const { server } = this.#world;
    return {
      send: (entries: readonly Entry[]) => this.#travel((fault) => server.receive(entries, fault)),
      lookUp: (ids) => this.#travel((fault) => server.lookUp(ids, fault)),
    };
  }

  /** What has left the tab arrives, whether or not the tab lives to hear the answer. */
  #travel(arrive: (fault: Fault) => Outcome | "silence"): Promise<Outcome> {
    const { time, random } = this.#world;
    if (!this.#world.isOnline) return Promise.resolve({ kind: "unanswered", reason: "network" });
    const fault = this.#world.faults.shift() ?? "none";
    return new Promise((resolve) => {
      time.after(fault === "late" ? 25_000 : 10 + random() * 400, () => {
        const outcome = arrive(fault);
        if (outcome === "silence") return;
        time.after(fault === "slow" ? 20_000 : random() * 400, () => this.#later(() => resolve(outcome)));
      });
    });
  }
}
