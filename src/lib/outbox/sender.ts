import type { Clock } from "./clock.ts";
import { tryAgain } from "./decisions.ts";
import type { Entry } from "./entry.ts";
import type { Leadership } from "./leadership.ts";
import { type Plan, planNext } from "./machine.ts";
import type { Outcome } from "./outcome.ts";
import { beginSending, recover, settleBatch, settleLookUp } from "./settle.ts";
import { LostLead, type OutboxStore } from "./store.ts";

/** The way to the server. Answers in outcomes; whatever it throws counts as "no answer". */
export interface Transport {
  send(entries: readonly Entry[], signal: AbortSignal): Promise<Outcome>;
  /** `answered` with the entries for which the server holds a receipt. */
  lookUp(ids: readonly string[], signal: AbortSignal): Promise<Outcome>;
}

export interface SenderParts {
  readonly store: OutboxStore;
  readonly transport: Transport;
  readonly leadership: Leadership;
  readonly clock: Clock;
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** Something in the store changed by this sender. */
  readonly onChange: () => void;
}

export interface Sender {
  start(): void;
  /** Look whether something can be sent. `isFresh` cuts the pause of the link short: there is a reason to hope. */
  kick(isFresh: boolean): void;
  isLeading(): boolean;
  /** Let another tab lead, once nothing is under way. */
  giveWay(): void;
  stop(): void;
}

/** Receipts stay in view for this long. */
export const KEEP_SENT_MS = 7 * 24 * 3_600_000;
const LOOK_AGAIN_MS = 60_000;
/** Plus the time that the bytes take at 8 kB/s, the slowest link that is worth waiting for. */
const TIMEOUT_MS = 30_000;
const BYTES_PER_MS = 8;

/**
 * The loop that acts on what `planNext` decides. It holds no state that matters: whatever is killed at whatever moment,
 * the next leader finds the queue in the store and goes on.
 */
export function createSender(parts: SenderParts): Sender {
  const { store, transport, leadership, clock, random } = parts;
  const underWay = new Set<AbortController>();
  /** Present while this tab leads. */
  let lead: { readonly leader: string } | undefined;
  let [isPumping, isCalledAgain, isFreshCall, isGivingWay] = [false, false, false, false];
  /** Some entry may be on record as under way that is not: left by a dead leader, or the store failed us. */
  let isStranded = true;
  let cancelTimer: () => void = () => undefined;

  const kick = (isFresh: boolean) => {
    isFreshCall ||= isFresh;
    isCalledAgain = true;
    if (lead && !isPumping) void pump();
  };

  async function pump(): Promise<void> {
    isPumping = true;
    try {
      while (lead && isCalledAgain) {
        isCalledAgain = false;
        await sendAllThatIsReady();
      }
    } catch (error) {
      if (error instanceof LostLead) abandon();
      else wakeAt(clock.now() + LOOK_AGAIN_MS); // the device refused its storage for a moment: look again
    } finally {
      isPumping = false;
      if (lead && isCalledAgain) wakeAt(clock.now()); // called while the store failed
    }
  }

  async function sendAllThatIsReady(): Promise<void> {
    while (lead && !isGivingWay) {
      if (isStranded && underWay.size > 0) return; // `deliver` calls again
      if (isStranded) await recoverAll(lead.leader);
      const plan = await takeNext(lead.leader);
      if (plan.status === "idle") {
        if (plan.reason !== "empty") wakeAt(plan.wakeAt);
        return;
      }
      parts.onChange();
      if (lead) void deliver(plan.status, plan.entries, lead);
    }
  }

  function takeNext(leader: string): Promise<Plan> {
    const isFresh = isFreshCall;
    isFreshCall = false;
    return store.decide<Plan>((open, link) => {
      const now = clock.now();
      const present = isFresh ? tryAgain(link, now) : link;
      const plan = planNext(open, present, { now, isOnline: parts.isOnline(), inFlight: underWay.size });
      if (plan.status === "idle") return { link: isFresh ? present : undefined, result: plan };
      return { ...beginSending(plan.entries, present, now), result: plan };
    }, leader);
  }

  async function deliver(
    kind: "send" | "look_up",
    entries: readonly Entry[],
    inCharge: { readonly leader: string },
  ): Promise<void> {
    const controller = new AbortController();
    underWay.add(controller);
    const ids = new Set(entries.map((entry) => entry.id));
    try {
      const outcome = await request(kind, entries, controller);
      if (lead !== inCharge) return;
      const settle = kind === "send" ? settleBatch : settleLookUp;
      await store.decide((open, link) => {
        const moment = { now: clock.now(), random };
        return { ...settle(open, link, ids, outcome, moment), result: undefined };
      }, inCharge.leader);
    } catch {
      isStranded = true; // the lead was lost, or the store refused to write
    } finally {
      underWay.delete(controller);
    }
    parts.onChange();
    if (isGivingWay && underWay.size === 0) stepBack();
    kick(false);
  }

  async function request(
    kind: "send" | "look_up",
    entries: readonly Entry[],
    controller: AbortController,
  ): Promise<Outcome> {
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    let cancel: () => void = () => undefined;
    const timeout = new Promise<Outcome>((resolve) => {
      cancel = clock.after(TIMEOUT_MS + bytes / BYTES_PER_MS, () => {
        controller.abort();
        resolve({ kind: "unanswered", reason: "timeout" });
      });
    });
    try {
      const { signal } = controller;
      const answer =
        kind === "send"
          ? transport.send(entries, signal)
          : transport.lookUp(
              entries.map((entry) => entry.id),
              signal,
            );
      return await Promise.race([answer, timeout]);
    } catch {
      return { kind: "unanswered", reason: "network" };
    } finally {
      cancel();
    }
  }

  async function recoverAll(leader: string): Promise<void> {
    await store.purgeSent(clock.now() - KEEP_SENT_MS);
    await store.decide((open) => ({ changed: recover(open, clock.now()), result: undefined }), leader);
    isStranded = false;
    parts.onChange();
  }

  function wakeAt(moment: number | null): void {
    cancelTimer();
    const delayMs = moment === null ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, moment - clock.now());
    cancelTimer = clock.after(Math.max(0, delayMs), () => kick(false));
  }

  function abandon(): void {
    lead = undefined;
    isGivingWay = false;
    cancelTimer();
    for (const controller of underWay) controller.abort();
    underWay.clear();
  }

  function stepBack(): void {
    isGivingWay = false;
    leadership.giveWay();
  }

  return {
    start: () =>
      leadership.start({
        gained: (leader) => {
          if (lead) return;
          lead = { leader };
          isStranded = true;
          kick(true);
        },
        lost: abandon,
      }),
    kick,
    isLeading: () => lead !== undefined,
    giveWay: () => {
      if (!lead) return;
      if (underWay.size === 0) stepBack();
      else isGivingWay = true;
    },
    stop: () => {
      abandon();
      leadership.stop();
    },
  };
}
