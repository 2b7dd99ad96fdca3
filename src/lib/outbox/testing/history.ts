import type { JsonObject } from "../../../core/json.ts";
import fc from "fast-check";
import { createRandom } from "../../../core/random.ts";
import type { Entry } from "../entry.ts";
import { FAULTS, type Fault } from "./model-server.ts";
import { settled } from "./virtual-time.ts";
import { type Tab, World } from "./world.ts";

export type Kind = "good" | "wrong" | "poison" | "edit";

export type Event =
  | { do: "save"; tab: number; lane: number; kind: Kind }
  | { do: "wait"; ms: number }
  | { do: "set_clock"; byMs: number }
  | { do: "network"; isOn: boolean }
  | { do: "sign_in" | "send_now" | "freeze" | "thaw" | "rest"; tab: number }
  | { do: "resend"; tab: number; nth: number; isCorrected: boolean }
  | { do: "discard" | "set_aside"; tab: number; nth: number }
  | { do: "kill"; tab: number; afterSteps: number }
  | { do: "open_tab" };

export interface History {
  readonly leadBy: "locks" | "lease";
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly events: readonly Event[];
}

const tab = fc.nat({ max: 1 });
const nth = fc.nat({ max: 5 });
const HOUR_MS = 3_600_000;

const save = fc.record({
  do: fc.constant("save" as const),
  tab,
  lane: fc.nat({ max: 3 }),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("good" as const) },
    { weight: 2, arbitrary: fc.constant("edit" as const) },
    { weight: 1, arbitrary: fc.constant("wrong" as const) },
    { weight: 1, arbitrary: fc.constant("poison" as const) },
  ),
});
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 12, arbitrary: save },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(50, 300, 2_000, 40_000, 400_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("set_clock" as const),
      byMs: fc.constantFrom(-30 * 24 * HOUR_MS, -HOUR_MS, -20_000, 20_000, HOUR_MS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("network" as const), isOn: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "sign_in" as const,
        "send_now" as const,
        "freeze" as const,
        "thaw" as const,
        "rest" as const,
      ),
      tab,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("resend" as const), tab, nth, isCorrected: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("discard" as const, "set_aside" as const), tab, nth }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("kill" as const), tab, afterSteps: fc.nat({ max: 8 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("open_tab" as const) }) },
);

export const history: fc.Arbitrary<History> = fc.record({
  leadBy: fc.constantFrom("locks" as const, "lease" as const),
  seed: fc.nat(),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 25, size: "max" }),
  events: fc.array(event, { minLength: 1, maxLength: 50, size: "max" }),
});

/** The row that an entry edits, or nothing. */
export const parentOf = ({ payload }: Entry): string =>
  typeof payload["of"] === "string" ? payload["of"] : "";

/** What the people did, as far as they were told that it worked. */
export interface Deeds {
  readonly saved: Set<string>;
  /** Tried, whether or not the tab lived to confirm it. */
  readonly discarded: Set<string>;
  readonly resent: Set<string>;
  readonly setAside: Set<string>;
}

/** Play one history to its end: at last every fault is over and somebody is there with a network, signed in. */
export async function play({
  leadBy,
  seed,
  faults,
  events,
}: History): Promise<{ world: World; deeds: Deeds }> {
  const random = createRandom(seed);
  const world = new World({ leadBy, faults, random: () => random.u32() / 2 ** 32 });
  const deeds: Deeds = { saved: new Set(), discarded: new Set(), resent: new Set(), setAside: new Set() };
  const player = new Player(world, deeds);
  world.openTab();
  for (const event of events) {
    await player.act(event);
    await settled();
  }
  await player.finish();
  return { world, deeds };
}

class Player {
  readonly #world: World;
  readonly #deeds: Deeds;
  readonly #lastOfLane = new Map<string, string>();
  #nonce = 0;

  constructor(world: World, deeds: Deeds) {
    this.#world = world;
    this.#deeds = deeds;
  }

  async act(event: Event): Promise<void> {
    const { time } = this.#world;
    if (event.do === "wait") return time.advance(event.ms);
    if (event.do === "set_clock") return time.jump(event.byMs);
    if (event.do === "network") return this.#network(event.isOn);
    if (event.do === "open_tab") return void (this.#living().length < 2 && this.#world.openTab());
    const tabs = this.#living();
    const tab = tabs[event.tab % Math.max(1, tabs.length)];
    if (tab) this.#actIn(tab, event);
  }

  async finish(): Promise<void> {
    const world = this.#world;
    world.faults = [];
    world.server.isRepaired = true;
    for (const tab of world.tabs) tab.thaw();
    this.#network(true);
    for (let round = 0; round < 300 && (round < 2 || !this.#isAtRest()); round++) {
      if (this.#living().length === 0) world.openTab();
      if (world.disk.link.session === "needs_sign_in") void this.#living()[0]!.outbox.signedIn();
      await world.time.advance(20_000);
    }
  }

  #living(): Tab[] {
    return this.#world.tabs.filter((tab) => tab.isAlive);
  }

  #network(isOn: boolean): void {
    this.#world.isOnline = isOn;
    if (isOn) for (const tab of this.#living()) tab.outbox.kick();
  }

  #actIn(tab: Tab, event: Extract<Event, { tab: number }>): void {
    const ignore = () => undefined;
    switch (event.do) {
      case "save":
        return this.#save(tab, event.lane, event.kind);
      case "sign_in":
        return void tab.outbox.signedIn();
      case "send_now":
        return void tab.outbox.sendNow();
      case "freeze":
        return tab.freeze();
      case "thaw":
        return tab.thaw();
      case "rest":
        return tab.outbox.rest();
      case "kill":
        return event.afterSteps === 0 ? tab.kill() : tab.killAfter(event.afterSteps);
      case "resend": {
        const entry = this.#open("refused", event.nth);
        if (!entry) return;
        this.#deeds.resent.add(entry.id);
        const edit = event.isCorrected ? { payload: { ...entry.payload, isCorrected: true } } : undefined;
        return void tab.outbox.resend(entry.id, edit).catch(ignore);
      }
      case "discard": {
        const entry = this.#open("refused", event.nth);
        if (!entry) return;
        this.#deeds.discarded.add(entry.id);
        return void tab.outbox.discard(entry.id).catch(ignore);
      }
      case "set_aside": {
        const entry = this.#open("waiting", event.nth);
        if (!entry) return;
        this.#deeds.setAside.add(entry.id);
        return void tab.outbox.setAside(entry.id).catch(ignore);
      }
    }
  }

  #save(tab: Tab, laneNumber: number, kind: Kind): void {
    const lane = `village ${laneNumber}`;
    const earlier = this.#lastOfLane.get(lane);
    const id = this.#world.newId();
    const payload: JsonObject = {
      nonce: ++this.#nonce,
      ...(kind === "edit" && earlier !== undefined && { of: earlier }),
    };
    const saving = tab.outbox.enqueue(kind, payload, { id, lane, label: { code: kind, params: {} } });
    void saving.then(() => {
      this.#deeds.saved.add(id);
      if (kind !== "edit") this.#lastOfLane.set(lane, id); // a screen offers only what is saved for editing
    });
  }

  #open(state: Entry["state"], nth: number): Entry | undefined {
    return [...this.#world.disk.open.values()].filter((entry) => entry.state === state)[nth];
  }

  #isAtRest(): boolean {
    const refused = new Set<string>();
    for (const entry of this.#world.disk.open.values()) {
      if (entry.state !== "refused" && !refused.has(parentOf(entry))) return false;
      refused.add(entry.id);
    }
    return true;
  }
}
