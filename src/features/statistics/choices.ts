import type { SignedIn } from "../../lib/session.ts";
import type { Organ } from "./data.ts";

const COUNTING_ROLES = new Set([
  "township_officer",
  "grid_leader",
  "area_coordinator",
  "office_officer",
  "leader",
  "case_manager",
  "petition_officer",
]);

/** Scopes of the roles that may read figures. A courtesy for the list of choices: the database decides. */
export const countingOrganIds = (roles: SignedIn["roles"]): string[] =>
  roles.filter((grant) => COUNTING_ROLES.has(grant.role)).map((grant) => grant.organ_id);

/** The scopes and the organs below them, those higher in the tree first. */
export function organChoices(organs: readonly Organ[], scopeIds: readonly string[]): Organ[] {
  const scopes = organs.filter((organ) => scopeIds.includes(organ.id)).map((organ) => organ.path);
  return organs
    .filter((organ) => scopes.some((path) => organ.path === path || organ.path.startsWith(`${path}.`)))
    .filter((organ) => organ.kind.endsWith("_commission") || scopeIds.includes(organ.id))
    .sort((a, b) => depth(a) - depth(b) || a.name.localeCompare(b.name, "zh-CN"));
}

const depth = (organ: Organ): number => organ.path.split(".").length;
