import { isDay, type Day } from "../../core/calendar/day.ts";
import { type ProblemCategory, type VisitKind } from "../../core/visits/kinds.ts";
import { type Contact, type Visit } from "../../core/visits/visits.schema.ts";
import type { Json, JsonObject } from "../../core/json.ts";
import { momentOf, wallTime, type WallTime } from "./moment.ts";

export interface ProblemDraft {
  id: string;
  category: ProblemCategory | "";
  description: string;
}

/** What the form holds while somebody types. Its id becomes the visit's and the command's. */
export interface VisitDraft extends WallTime {
  id: string;
  villageCode: string;
  kind: VisitKind;
  met: Contact[];
  names: string;
  topics: string[];
  guidance: string;
  /** "" for none. */
  followUpOn: Day;
  /** The visit whose promise this one keeps. */
  followUpOf: string;
  /** The activation (片组协作) that this visit counts for, "" for none. */
  activationId: string;
  problems: ProblemDraft[];
}

export const LIMITS = { topics: 12, guidance: 4000, names: 500, description: 4000, contacts: 999 } as const;

/** The device's clock may be a little ahead of the person's watch. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

export const emptyDraft = (id: string, now: Date, villageCode = ""): VisitDraft => ({
  id,
  villageCode,
  ...wallTime(now),
  kind: "walk",
  met: [],
  names: "",
  topics: [],
  guidance: "",
  followUpOn: "",
  followUpOf: "",
  activationId: "",
  problems: [],
});

/** Whether anything was entered that would be a loss: what the form fills in by itself, and a village, are not. */
export const isWorthKeeping = (draft: VisitDraft): boolean =>
  draft.met.length > 0 ||
  draft.topics.length > 0 ||
  draft.followUpOn !== "" ||
  [draft.names, draft.guidance].some((text) => text.trim() !== "") ||
  draft.problems.some((problem) => !isBlank(problem));

const isBlank = (problem: ProblemDraft): boolean =>
  problem.category === "" && problem.description.trim() === "";

export type DraftField =
  | "village"
  | "day"
  | "time"
  | "topics"
  | "guidance"
  | "names"
  | "followUpOn"
  | "category"
  | "description";

/** What keeps a draft from being saved. `index` tells which problem. */
export interface DraftError {
  field: DraftField;
  code: "required" | "invalid" | "future" | "too_long" | "too_many" | "before_visit";
  index?: number;
}

/** Every error of a draft in the order of the form; none when it may be saved. */
export function draftErrors(draft: VisitDraft, now: Date): DraftError[] {
  const errors: DraftError[] = [];
  if (draft.villageCode === "") errors.push({ field: "village", code: "required" });
  errors.push(...timeErrors(draft, now));
  if (draft.names.trim().length > LIMITS.names) errors.push({ field: "names", code: "too_long" });
  if (draft.topics.length > LIMITS.topics) errors.push({ field: "topics", code: "too_many" });
  if (draft.guidance.trim().length > LIMITS.guidance) errors.push({ field: "guidance", code: "too_long" });
  draft.problems.forEach((problem, index) => errors.push(...problemErrors(problem, index)));
  if (draft.followUpOn !== "" && !isDay(draft.followUpOn))
    errors.push({ field: "followUpOn", code: "invalid" });
  else if (draft.followUpOn !== "" && draft.followUpOn < draft.day)
    errors.push({ field: "followUpOn", code: "before_visit" });
  return errors;
}

function timeErrors(draft: WallTime, now: Date): DraftError[] {
  if (!isDay(draft.day)) return [{ field: "day", code: draft.day === "" ? "required" : "invalid" }];
  const moment = momentOf(draft);
  if (!moment) return [{ field: "time", code: draft.time === "" ? "required" : "invalid" }];
  if (Date.parse(moment) <= now.getTime() + CLOCK_TOLERANCE_MS) return [];
  return [{ field: draft.day > wallTime(now).day ? "day" : "time", code: "future" }];
}

function problemErrors(problem: ProblemDraft, index: number): DraftError[] {
  if (isBlank(problem)) return [];
  const description = problem.description.trim();
  const errors: DraftError[] = [];
  if (problem.category === "") errors.push({ field: "category", code: "required", index });
  if (description === "") errors.push({ field: "description", code: "required", index });
  if (description.length > LIMITS.description) errors.push({ field: "description", code: "too_long", index });
  return errors;
}

/**
 * The payload of `log_visit` for a draft without errors. Empty fields and blank problems are left out.
 * @throws {RangeError} when day or time is not well formed.
 */
export function visitPayload(draft: VisitDraft): JsonObject {
  const startedAt = momentOf(draft);
  if (!startedAt) throw new RangeError(`not a wall time: ${draft.day} ${draft.time}`);
  const problems = draft.problems
    .filter((problem) => !isBlank(problem))
    .map(({ id, category, description }) => ({ id, category, description: description.trim() }));
  return {
    village_code: draft.villageCode,
    kind: draft.kind,
    started_at: startedAt,
    met: contactsOf(draft),
    topics: [...draft.topics],
    ...(draft.guidance.trim() && { guidance: draft.guidance.trim() }),
    ...(draft.names.trim() && { names: draft.names.trim() }),
    ...(draft.followUpOn && { follow_up_on: draft.followUpOn }),
    ...(draft.followUpOf && { follow_up_of: draft.followUpOf }),
    ...(draft.activationId && { activation_id: draft.activationId }),
    ...(problems.length > 0 && { problems }),
  };
}

/** The fields of a stored visit that its author may correct, as a form holds them. */
export const draftOfVisit = (visit: Visit): VisitDraft => ({
  id: visit.id,
  villageCode: visit.village_code,
  ...wallTime(visit.started_at),
  kind: visit.kind,
  met: visit.met.map((contact) => ({ ...contact })),
  names: "",
  topics: [...visit.topics],
  guidance: visit.guidance ?? "",
  followUpOn: visit.follow_up_on ?? "",
  followUpOf: visit.follow_up_of ?? "",
  activationId: "",
  problems: [],
});

/**
 * What a correction changes: each changed field with its value as the person saw it and the new one, for
 * `update_visit`. Null when nothing differs. A time is compared to the minute, as the form shows it.
 */
export function visitCorrection(seen: Visit, draft: VisitDraft): (JsonObject & { visit_id: string }) | null {
  const was = draftOfVisit(seen);
  const isMoved = was.day !== draft.day || was.time !== draft.time;
  const [metWas, metIs] = [contactsOf(seen), contactsOf(draft)];
  const fields: [name: string, isChanged: boolean, base: Json, next: Json][] = [
    ["kind", was.kind !== draft.kind, seen.kind, draft.kind],
    ["started_at", isMoved, seen.started_at, momentOf(draft) ?? null],
    ["met", !isSame(metWas, metIs), metWas, metIs],
    ["topics", !isSame(was.topics, draft.topics), [...seen.topics], [...draft.topics]],
    ["guidance", was.guidance !== draft.guidance.trim(), seen.guidance, draft.guidance.trim() || null],
    ["follow_up_on", was.followUpOn !== draft.followUpOn, seen.follow_up_on, draft.followUpOn || null],
  ];
  const changed = fields.filter(([, isChanged]) => isChanged);
  if (changed.length === 0) return null;
  return {
    visit_id: seen.id,
    base_version: seen.version,
    base: Object.fromEntries(changed.map(([name, , base]) => [name, base])),
    changes: Object.fromEntries(changed.map(([name, , , next]) => [name, next])),
  };
}

/** Plain copies: a form's store hands out proxies, which no device can store. */
const contactsOf = ({ met }: { met: readonly Contact[] }) => met.map(({ role, count }) => ({ role, count }));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
