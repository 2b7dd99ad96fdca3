import { isDay } from "../../core/calendar/day.ts";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { FINDING_STATES, isRunning, SEVERITIES, STANDINGS } from "../../core/findings/kinds.ts";
import { today } from "../../lib/clock.ts";

/** One choice narrows by what waits, by how it stands, or by a single state. */
export const STATUSES = ["waiting", "overdue", ...STANDINGS, ...FINDING_STATES] as const;
export type Status = (typeof STATUSES)[number];

export interface FindingFilters {
  readonly text: string;
  readonly status: Status | "";
  /** Unit, with everything below it. */
  readonly organId: string;
  readonly topic: string;
  readonly severity: (typeof SEVERITIES)[number] | "";
  /** Days on which it was found. */
  readonly from: string;
  readonly to: string;
  readonly inspectionId: string;
}

export const NO_FILTERS: FindingFilters = {
  text: "",
  status: "",
  organId: "",
  topic: "",
  severity: "",
  from: "",
  to: "",
  inspectionId: "",
};

export type Search = Partial<Record<string, string>>;

const oneOf = <V extends string>(values: readonly V[], text: string | undefined): V | "" =>
  values.find((value) => value === text) ?? "";
const dayOr = (text: string | undefined): string => (text && isDay(text) ? text : "");

/** Filters stand in the address: a number of the ledger leads to its rows, and a list can be shared. What is typed does not. */
export const filtersOf = (search: Search): FindingFilters => ({
  text: "",
  status: oneOf(STATUSES, search["status"]),
  organId: search["unit"] ?? "",
  topic: search["topic"] ?? "",
  severity: oneOf(SEVERITIES, search["severity"]),
  from: dayOr(search["from"]),
  to: dayOr(search["to"]),
  inspectionId: search["inspection"] ?? "",
});

export const searchOf = (filters: FindingFilters): Search => ({
  status: filters.status || undefined,
  unit: filters.organId || undefined,
  topic: filters.topic || undefined,
  severity: filters.severity || undefined,
  from: filters.from || undefined,
  to: filters.to || undefined,
  inspection: filters.inspectionId || undefined,
});

/** The address of a page of findings with these filters. */
export function addressOf(path: string, filters: Partial<FindingFilters>, more: Search = {}): string {
  const query = new URLSearchParams();
  const all = { ...searchOf({ ...NO_FILTERS, ...filters }), ...more };
  for (const [name, value] of Object.entries(all)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const statusAsked = (status: Status): Record<string, unknown> => {
  if (status === "waiting" || status === "overdue") return { [status]: true };
  return STANDINGS.some((standing) => standing === status) ? { standing: status } : { state: status };
};

/** The filters as the server takes them; what is not asked for is left out. */
export const asked = (filters: FindingFilters): Record<string, unknown> => ({
  ...(filters.text.trim() && { text: filters.text.trim() }),
  ...(filters.status && statusAsked(filters.status)),
  ...(filters.organId && { organ_id: filters.organId }),
  ...(filters.topic && { topic: filters.topic }),
  ...(filters.severity && { severity: filters.severity }),
  ...(filters.from && { from_day: filters.from }),
  ...(filters.to && { to_day: filters.to }),
  ...(filters.inspectionId && { inspection_id: filters.inspectionId }),
});

const RECTIFIED = ["closed_out", "look_back_due", "look_back_passed"];

function isOfStatus(finding: Finding, status: Status, day: string): boolean {
  const isRectified = RECTIFIED.includes(finding.state);
  switch (status) {
    case "waiting":
      // Whose turn it is only the server knows for sure: without it, what has to be put right.
      return isRunning(finding.state);
    case "overdue":
      return isRunning(finding.state) && finding.due_on !== null && finding.due_on < day;
    case "rectified":
      return isRectified;
    case "transferred":
      return finding.state === "escalated_to_clue";
    case "open":
      return !isRectified && finding.state !== "escalated_to_clue" && finding.state !== "withdrawn";
    default:
      return finding.state === status;
  }
}

/** The same question asked of a finding that the device kept. */
export function isWanted(finding: Finding, filters: FindingFilters, day: string = today()): boolean {
  const text = filters.text.trim().toLowerCase();
  const hay = `${finding.title} ${finding.description} ${finding.village_name ?? ""}`.toLowerCase();
  return (
    (filters.status === "" ? finding.state !== "withdrawn" : isOfStatus(finding, filters.status, day)) &&
    (filters.organId === "" || finding.organ_id === filters.organId) &&
    (filters.topic === "" || finding.topic === filters.topic) &&
    (filters.severity === "" || finding.severity === filters.severity) &&
    (filters.from === "" || finding.found_on >= filters.from) &&
    (filters.to === "" || finding.found_on <= filters.to) &&
    (filters.inspectionId === "" || finding.inspection_id === filters.inspectionId) &&
    (text === "" || hay.includes(text))
  );
}
