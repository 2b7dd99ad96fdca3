import type { Json } from "../../../core/json.ts";
import type { Entry } from "../entry.ts";
import { type Answer, type Outcome, outcomeOfFailure } from "../outcome.ts";

/** What can happen to one request. `after` is after the commit: the work is done and the answer lost. */
export const FAULTS = [
  "none",
  "slow", // the answer takes 20 s
  "late", // the request takes 25 s
  "500",
  "503",
  "429",
  "timeout_before",
  "timeout_after",
  "cut_after",
  "garbage_before",
  "garbage_after",
  "network_before",
  "network_after",
  "401",
  "403",
  "409",
  "403_of_a_gateway",
] as const;
export type Fault = (typeof FAULTS)[number];

interface Effect {
  readonly id: string;
  readonly nonce: number;
  readonly lane: string;
}

/**
 * The server, and the network before it, as the outbox may assume them: each command of a batch is judged on its own,
 * and a command whose id has a receipt is answered from it without being done again.
 */
export class ModelServer {
  /** Every piece of work that was really done, in order. */
  readonly effects: Effect[] = [];
  readonly receipts = new Map<string, Json>();
  /** Every reason that anybody was ever given for an entry. */
  readonly reasons = new Map<string, Set<string>>();
  readonly problems: string[] = [];
  isRepaired = false;

  /** What comes back, or nothing at all. */
  receive(entries: readonly Entry[], fault: Fault): Outcome | "silence" {
    this.#inspect(entries);
    if (fault.endsWith("_before") || /^\d/.test(fault)) return this.#turnDown(entries, fault);
    if (entries.some((entry) => entry.command === "poison") && !this.isRepaired) {
      return outcomeOfFailure(500, {});
    }
    const answers = entries.map((entry) => this.#execute(entry));
    if (fault === "timeout_after") return "silence";
    if (fault === "network_after") return { kind: "unanswered", reason: "network" };
    if (fault === "cut_after") return outcomeOfFailure(0, {});
    if (fault === "garbage_after") return { kind: "unanswered", reason: "garbled" };
    return { kind: "answered", answers };
  }

  lookUp(ids: readonly string[], fault: Fault): Outcome | "silence" {
    if (!["none", "slow", "late"].includes(fault)) return this.#turnDown([], fault);
    const found = ids.filter((id) => this.receipts.has(id));
    const answers = found.map((id): Answer => ({ id, status: "done", result: this.receipts.get(id)! }));
    return { kind: "answered", answers };
  }

  #turnDown(entries: readonly Entry[], fault: Fault): Outcome | "silence" {
    switch (fault) {
      case "timeout_before":
      case "timeout_after":
        return "silence";
      case "401":
      case "429":
      case "500":
      case "503":
        return outcomeOfFailure(Number(fault), {});
      case "403":
        return this.#reject(entries, 403, "42501", "forbidden");
      case "409":
        return this.#reject(entries, 409, "23503", "invalid");
      case "403_of_a_gateway":
        return outcomeOfFailure(403, { message: "<html>Forbidden</html>" });
      case "garbage_before":
        return { kind: "unanswered", reason: "garbled" };
      default:
        return { kind: "unanswered", reason: "network" };
    }
  }

  #reject(entries: readonly Entry[], status: number, sqlstate: string, code: string): Outcome {
    // A rejection of many together is nobody's own reason.
    if (entries.length === 1) this.#note(entries[0]!.id, code);
    return outcomeOfFailure(status, { code: sqlstate, message: "permission denied" });
  }

  #execute(entry: Entry): Answer {
    const known = this.receipts.get(entry.id);
    if (known !== undefined) return { id: entry.id, status: "done", result: known };
    const code = this.#objection(entry);
    if (code !== null) {
      this.#note(entry.id, code);
      return { id: entry.id, status: "refused", code, detail: null };
    }
    const nonce = Number(entry.payload["nonce"]);
    this.effects.push({ id: entry.id, nonce, lane: entry.lane });
    this.receipts.set(entry.id, { nonce });
    return { id: entry.id, status: "done", result: { nonce } };
  }

  #objection(entry: Entry): string | null {
    if (entry.command === "wrong" && entry.payload["isCorrected"] !== true) return "not_allowed";
    const target = entry.payload["of"];
    if (typeof target === "string" && !this.receipts.has(target)) return "not_found";
    return null;
  }

  #inspect(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entries.some((other) => entry.refs.includes(other.id))) {
        this.problems.push(`${entry.id} travelled with what it depends on`);
      }
    }
    if (new Set(entries.map((entry) => entry.id)).size < entries.length) this.problems.push("an id twice");
  }

  #note(id: string, code: string): void {
    this.reasons.set(id, (this.reasons.get(id) ?? new Set()).add(code));
  }
}
