import { bitCount } from "./choose.ts";
import { type Force, FORCES, type PoolOfficer, type StaffingRequest } from "./staffing.schema.ts";

export type TeamRemark =
  | { readonly code: "too_small"; readonly wanted: number; readonly people: number }
  | { readonly code: "force_missing"; readonly force: Force }
  | { readonly code: "forces_too_few"; readonly wanted: number; readonly present: number }
  | { readonly code: "skill_missing"; readonly skill: string };

/**
 * What a team chosen by hand lacks: those already on it, and those ticked. `too_small` and the forces stop the staffing in the
 * database; a missing skill is a remark. Cost: linear.
 */
export function reviewTeam(request: StaffingRequest, team: readonly PoolOfficer[]): TeamRemark[] {
  const forces = team.reduce((bits, officer) => bits | (1 << FORCES.indexOf(officer.force)), 0);
  const found: TeamRemark[] = [];
  if (team.length < request.heads)
    found.push({ code: "too_small", wanted: request.heads, people: team.length });
  for (const force of request.forces) {
    if (!team.some((officer) => officer.force === force)) found.push({ code: "force_missing", force });
  }
  if (bitCount(forces) < request.forcesMin) {
    found.push({ code: "forces_too_few", wanted: request.forcesMin, present: bitCount(forces) });
  }
  for (const skill of request.skills) {
    if (!team.some((officer) => officer.skills.includes(skill))) found.push({ code: "skill_missing", skill });
  }
  return found;
}
