import type { ImportPlan } from "./plan.ts";
import { planDivisions, type DivisionContext, type DivisionPayload } from "./plan-divisions.ts";
import { planOfficers, type OfficerContext, type OfficerPayload } from "./plan-officers.ts";
import { planOrgans, type OrganContext, type OrganPayload } from "./plan-organs.ts";
import type { SheetData } from "./sheet.ts";

/** What is stored now, per kind of import. */
export type ImportContext =
  | ({ kind: "divisions" } & DivisionContext)
  | ({ kind: "organs" } & OrganContext)
  | ({ kind: "officers" } & OfficerContext);

export type ImportPayload = DivisionPayload | OrganPayload | OfficerPayload;

/**
 * What importing these sheets would do, without doing it: added, changed with the fields that differ, unchanged, and
 * refused with sheet, row, column and reason. Pure; see the planner of each kind for its natural key and rules.
 * @throws {RangeError} when no sheet is given.
 */
export function planImport(sheets: readonly SheetData[], context: ImportContext): ImportPlan<ImportPayload> {
  if (sheets.length === 0) throw new RangeError("sheets must not be empty");
  const plan = planOf(sheets, context);
  const understood = plan.added.length + plan.changed.length + plan.unchanged.length + plan.refused.length;
  if (understood > 0) return plan;
  const sheet = plan.sheets[0]?.name ?? sheets[0]!.name;
  const issue = { sheet, row: 1, column: "", header: "", value: "", code: "no_rows" as const, params: {} };
  return { ...plan, refused: [issue] };
}

function planOf(sheets: readonly SheetData[], context: ImportContext): ImportPlan<ImportPayload> {
  if (context.kind === "divisions") return planDivisions(sheets, context);
  return context.kind === "organs" ? planOrgans(sheets, context) : planOfficers(sheets, context);
}
