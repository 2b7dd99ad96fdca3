import type { BuiltInstance } from "../../core/grids/build-instance.ts";
import type { GridOutcome } from "../../core/grids/planning.schema.ts";
import type { Violation } from "../../core/grids/review.ts";
import { formatList } from "../../lib/format.ts";
import type { Reason } from "./data.ts";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";

export type Names = { officer: (id: string) => string; village: (code: string) => string };

export function outcomeWords(outcome: GridOutcome | undefined): string {
  if (!outcome) return words("plan.outcome.pending");
  return words(
    outcome.status === "ok" && outcome.is_optimal
      ? "plan.outcome.ok_optimal"
      : `plan.outcome.${outcome.status}`,
  );
}

export function conflictWords(conflict: GridOutcome["conflicts"][number], names: Names): string {
  const officers = formatList(conflict.officer_ids.map(names.officer));
  const villages = formatList(conflict.village_codes.map(names.village));
  return words.maybe(`plan.conflict.${conflict.code}`, { officers, villages }) ?? conflict.code;
}

/** A stored reason in words; what is missing in an older row is left empty rather than shown as a code. */
export function reasonWords(reason: Reason, names: Names): string {
  const text = (key: string) => (typeof reason[key] === "string" ? reason[key] : "");
  const count = (key: string) => (typeof reason[key] === "number" ? reason[key] : 0);
  const codes = Array.isArray(reason["village_codes"]) ? reason["village_codes"] : [];
  return (
    words.maybe(`plan.reason.${reason.code}`, {
      officer: names.officer(text("officer_id")),
      villages: formatList(codes.map((code) => names.village(String(code)))),
      grid: text("grid"),
      count: count("count"),
      soft_ties: count("soft_ties"),
    }) ?? reason.code
  );
}

export function violationWords(violation: Violation, built: BuiltInstance): string {
  const officer = (index: number) => built.officers[index]?.name ?? "";
  const village = (index: number) => shortVillageName(built.villages[index]?.name ?? "");
  const params: Record<string, string | number> = {};
  if ("cadre" in violation) params["officer"] = officer(violation.cadre);
  if ("village" in violation) params["village"] = village(violation.village);
  if ("load" in violation) params["load"] = violation.load;
  if ("limit" in violation) params["limit"] = violation.limit;
  if ("count" in violation) params["count"] = violation.count;
  if ("parts" in violation) params["n"] = violation.parts.length;
  return words.maybe(`plan.violation.${violation.code}`, params) ?? violation.code;
}
