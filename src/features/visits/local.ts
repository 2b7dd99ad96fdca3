import * as v from "valibot";
import { type ListedVisit, Visit } from "../../core/visits/visits.schema.ts";
import type { Entry, EntryState } from "../../lib/outbox/entry.ts";
import { wallTime } from "./moment.ts";
import { LoggedPayload } from "./payload.ts";

/** Where a command of this device stands; `code` says why it was refused. */
export interface Delivery {
  readonly state: EntryState;
  readonly code: string | null;
}

/** A visit in a list. `delivery` is null for what the server holds as shown. */
export type VisitRow = ListedVisit & { readonly delivery: Delivery | null };

/** Names for what this device made itself. */
export interface LocalNames {
  readonly officerId: string;
  readonly officerName: string;
  readonly village: (code: string) => string;
}

const CorrectionPayload = v.object({
  visit_id: v.string(),
  changes: v.partial(v.pick(Visit, ["kind", "started_at", "met", "topics", "guidance", "follow_up_on"])),
});

/** What the outbox holds of visits, in words that a list understands. An entry that is none of them is left out. */
export interface LocalVisits {
  readonly logged: readonly (VisitRow & { readonly receivedAtMs: number | null })[];
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
  /** Visits whose follow-up is made by a visit that waits here. */
  readonly followedIds: ReadonlySet<string>;
}

interface Correction {
  readonly changes: v.InferOutput<typeof CorrectionPayload>["changes"];
  readonly delivery: Delivery;
  /** Of the visit once the server had taken it over; null while it has not. */
  readonly version: number | null;
}

const CorrectionReceipt = v.object({ version: v.number(), conflicts: v.array(v.string()) });

/** Read the outbox once: new visits newest first, and corrections in the order in which they were saved. */
export function localVisits(
  entries: { readonly open: readonly Entry[]; readonly sent: readonly Entry[] },
  names: LocalNames,
): LocalVisits {
  const all = [...entries.open, ...entries.sent];
  const logged = all
    .filter((entry) => entry.command === "log_visit")
    .flatMap((entry) => loggedVisit(entry, names) ?? [])
    .sort((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at) || (a.id < b.id ? 1 : -1));
  return {
    logged,
    corrections: correctionsOf(all),
    followedIds: new Set(logged.filter(isAlive).flatMap(({ follow_up_of }) => follow_up_of ?? [])),
  };
}

const isAlive = ({ delivery }: VisitRow): boolean => delivery?.state !== "refused";

function loggedVisit(entry: Entry, names: LocalNames): LocalVisits["logged"][number] | null {
  const parsed = v.safeParse(LoggedPayload, entry.payload);
  if (!parsed.success) return null;
  // Names are the author's own note, and no part of a list.
  const { problems, names: _, activation_id: __, ...payload } = parsed.output;
  return {
    ...payload,
    id: entry.id,
    village_name: names.village(payload.village_code),
    grid_id: null,
    organ_id: "",
    organ_name: null,
    author_id: names.officerId,
    author_name: names.officerName,
    visited_on: wallTime(payload.started_at).day,
    follow_up_done_on: null,
    merge_label: null,
    version: 0,
    problem_count: problems.length,
    delivery: deliveryOf(entry),
    receivedAtMs: entry.receipt?.receivedAt ?? null,
  };
}

export const deliveryOf = (entry: Pick<Entry, "state" | "refusal">): Delivery => ({
  state: entry.state,
  code: entry.refusal?.code ?? null,
});

function correctionsOf(entries: readonly Entry[]): Map<string, Correction[]> {
  const corrections = new Map<string, Correction[]>();
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (entry.command !== "update_visit") continue;
    const parsed = v.safeParse(CorrectionPayload, entry.payload);
    const receipt = v.safeParse(CorrectionReceipt, entry.receipt?.result);
    if (!parsed.success || (entry.state === "sent" && !receipt.success)) continue;
    const { visit_id, changes } = parsed.output;
    const version = receipt.success ? receipt.output.version : null;
    const kept = receipt.success ? without(changes, receipt.output.conflicts) : changes;
    corrections.set(visit_id, [
      ...(corrections.get(visit_id) ?? []),
      { changes: kept, delivery: deliveryOf(entry), version },
    ]);
  }
  return corrections;
}

/** A field in conflict was not taken over: the server's value stands until the person decides. */
const without = (changes: Correction["changes"], fields: readonly string[]): Correction["changes"] =>
  Object.fromEntries(Object.entries(changes).filter(([field]) => !fields.includes(field)));

/**
 * A visit with what this device changed: what waits, and what was sent after the row was read, so that nobody corrects a
 * value that he corrected already. A refused correction is named but not applied: the server's value stands until the
 * person decides.
 */
export function withCorrections(row: VisitRow, local: LocalVisits): VisitRow {
  return (local.corrections.get(row.id) ?? []).reduce<VisitRow>(corrected, row);
}

function corrected(row: VisitRow, { changes, delivery, version }: Correction): VisitRow {
  if (delivery.state === "refused") return { ...row, delivery };
  if (version !== null && version <= row.version) return row;
  const startedAt = changes.started_at ?? row.started_at;
  const changed = { ...row, ...changes, started_at: startedAt, visited_on: wallTime(startedAt).day };
  if (version !== null) return { ...changed, version };
  return { ...changed, delivery: row.delivery?.state === "refused" ? row.delivery : delivery };
}

/**
 * One list of the server's rows and this device's: what is not on the server yet stands on top, then what was sent
 * after the list was fetched, then the list. No visit stands in it twice.
 *
 * @param fetchedAtMs when the list was true; a visit received before it and absent from it belongs to another page.
 */
export function mergeVisits(
  rows: readonly ListedVisit[],
  local: LocalVisits,
  fetchedAtMs: number,
): VisitRow[] {
  const known = new Set(rows.map(({ id }) => id));
  const missing = local.logged.filter(
    ({ id, receivedAtMs }) => !known.has(id) && (receivedAtMs === null || receivedAtMs >= fetchedAtMs),
  );
  const isUnsent = ({ receivedAtMs }: (typeof missing)[number]) => receivedAtMs === null;
  const served = rows.map((row) => withCorrections({ ...row, delivery: null }, local));
  return [...missing.filter(isUnsent), ...missing.filter((row) => !isUnsent(row)), ...served];
}

export interface VisitFilters {
  readonly text: string;
  readonly kind: ListedVisit["kind"] | "";
  readonly from: string;
  readonly to: string;
  readonly villageCode: string;
  readonly isMine: boolean;
}

export const NO_FILTERS: VisitFilters = {
  text: "",
  kind: "",
  from: "",
  to: "",
  villageCode: "",
  isMine: false,
};

/** The same choice as `visit_page` makes, for rows that are on the device. */
export function isWanted(row: ListedVisit, filters: VisitFilters, officerId: string): boolean {
  const { text, kind, from, to, villageCode, isMine } = filters;
  if (villageCode && row.village_code !== villageCode) return false;
  if (kind && row.kind !== kind) return false;
  if ((from && row.visited_on < from) || (to && row.visited_on > to)) return false;
  if (isMine && row.author_id !== officerId) return false;
  const wanted = text.trim().toLowerCase();
  return !wanted || wordsOf(row).includes(wanted);
}

/** What text is looked for in; kept beside the row, because ten thousand are gone through at every keystroke. */
function wordsOf(row: ListedVisit): string {
  const known = lowerCased.get(row);
  if (known !== undefined) return known;
  const text = [row.guidance ?? "", ...row.topics, row.village_name].join(" ").toLowerCase();
  lowerCased.set(row, text);
  return text;
}

const lowerCased = new WeakMap<ListedVisit, string>();
