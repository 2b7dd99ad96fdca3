import type { Assessment, PoolOfficer, StaffingProposal, StaffingRequest } from "./staffing.schema.ts";

/** An asked skill that a team lacks, and why nobody in it brings it. */
export interface SkillGap {
  readonly skill: string;
  /** People outside the team who have it and can still be chosen, those of the organ that asks included. */
  readonly free: number;
  /** People who have it and cannot be asked. */
  readonly barred: number;
}

/**
 * The asked skills that the proposed team lacks together with those already on it, in the order asked. Where no team can
 * be proposed: those that would be lacking even if everybody who can be asked came along.
 *
 * Neither stops a staffing; whoever staffs decides. Time O(skills · officers).
 */
export function findSkillGaps(
  request: StaffingRequest,
  officers: readonly PoolOfficer[],
  proposal: StaffingProposal,
): SkillGap[] {
  const byId = new Map(proposal.assessments.map((assessment) => [assessment.id, assessment]));
  const comes = (officer: PoolOfficer): boolean => {
    if (officer.on_team) return true;
    if (proposal.status === "proposed") return proposal.team.includes(officer.id);
    return byId.get(officer.id)?.verdict === "possible";
  };
  return [...new Set(request.skills)].flatMap((skill) => {
    const holders = officers.filter(({ skills }) => skills.includes(skill));
    if (holders.some(comes)) return [];
    const free = holders.filter(({ id }) => canBeChosen(byId.get(id))).length;
    return [{ skill, free, barred: holders.length - free }];
  });
}

/** Who belongs to the organ that asks is not proposed, but may be chosen by hand. */
const canBeChosen = (assessment: Assessment | undefined): boolean =>
  assessment !== undefined &&
  (assessment.verdict !== "excluded" || assessment.obstacles.every(({ code }) => code === "own_organ"));
