import type {
  PoolOfficer,
  StaffingProposal,
  StaffingRequest,
} from "../../src/core/staffing/staffing.schema.ts";

/**
 * A second reading of the staffing rules, without any code of the solver: what a proposal breaks, in words, and the best
 * team by trying every set. For tests; exponential.
 */

type Checked = { team: readonly string[]; cost: number; missingSkills: readonly string[] };

const isBarred = (request: StaffingRequest, person: PoolOfficer): boolean =>
  person.on_team ||
  person.declined ||
  person.availability === "on_leave" ||
  person.busy_until !== null ||
  person.organ_id === request.ownOrganId ||
  person.ties.some((tie) => tie.grade === "hard");

/** Great-circle distance by the spherical law of cosines, whole kilometres. */
function kilometres(request: StaffingRequest, person: PoolOfficer): number {
  const here = request.place;
  if (!here || here.lon === null || here.lat === null || person.lon === null || person.lat === null)
    return 30;
  const [a, b] = [(here.lat * Math.PI) / 180, (person.lat * Math.PI) / 180];
  const turn = ((person.lon - here.lon) * Math.PI) / 180;
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return Math.round(6371 * Math.acos(Math.max(-1, Math.min(1, cosine))));
}

export function costOf(request: StaffingRequest, person: PoolOfficer): number {
  let points = kilometres(request, person) + 3 * person.days_lent + 50 * person.running;
  if (person.days_lent >= request.daysLentLine) points += 150;
  if (person.availability === "busy") points += 150;
  if (person.ties.some((tie) => tie.grade === "soft")) points += 200;
  return points;
}

function isMixed(request: StaffingRequest, team: readonly PoolOfficer[]): boolean {
  const forces = new Set(team.map((person) => person.force));
  return request.forces.every((force) => forces.has(force)) && forces.size >= request.forcesMin;
}

const uncovered = (request: StaffingRequest, team: readonly PoolOfficer[]): string[] =>
  [...new Set(request.skills)]
    .filter((skill) => !team.some((person) => person.skills.includes(skill)))
    .sort();

/** What is wrong with a proposed team; empty when nothing is. */
export function checkTeam(
  request: StaffingRequest,
  pool: readonly PoolOfficer[],
  proposal: Checked,
): string[] {
  const wrong: string[] = [];
  const already = pool.filter((person) => person.on_team);
  const asked = proposal.team.map((id) => pool.find((person) => person.id === id));
  const people = asked.filter((person) => person !== undefined);
  if (people.length !== asked.length) wrong.push("somebody who is not in the pool");
  if (new Set(proposal.team).size !== proposal.team.length) wrong.push("somebody twice");
  for (const person of people) if (isBarred(request, person)) wrong.push(`${person.id} cannot be asked`);
  const wanted = Math.max(0, request.heads - already.length);
  if (people.length !== wanted) wrong.push(`${people.length} people instead of ${wanted}`);
  if (!isMixed(request, [...already, ...people])) wrong.push("not mixed as asked");
  const cost = people.reduce((sum, person) => sum + costOf(request, person), 0);
  if (cost !== proposal.cost) wrong.push(`cost ${proposal.cost} instead of ${cost}`);
  const missing = uncovered(request, [...already, ...people]);
  if (missing.join() !== proposal.missingSkills.join())
    wrong.push(`missing ${proposal.missingSkills.join()} instead of ${missing.join()}`);
  return wrong;
}

/** The least (uncovered skills, cost) over every set of people; null when no set is mixed as asked. */
export function bestByTrying(
  request: StaffingRequest,
  pool: readonly PoolOfficer[],
): { missing: number; cost: number } | null {
  const already = pool.filter((person) => person.on_team);
  const able = pool.filter((person) => !isBarred(request, person));
  const wanted = Math.max(0, request.heads - already.length);
  let best: { missing: number; cost: number } | null = null;
  const visit = (from: number, team: PoolOfficer[]): void => {
    if (team.length === wanted) {
      const all = [...already, ...team];
      if (!isMixed(request, all)) return;
      const missing = uncovered(request, all).length;
      const cost = team.reduce((sum, person) => sum + costOf(request, person), 0);
      if (!best || missing < best.missing || (missing === best.missing && cost < best.cost))
        best = { missing, cost };
      return;
    }
    for (let index = from; index < able.length; index += 1) visit(index + 1, [...team, able[index]!]);
  };
  visit(0, []);
  return best;
}

/** Each officer of the pool is judged once, and the verdicts agree with the team. */
export function checkVerdicts(pool: readonly PoolOfficer[], proposal: StaffingProposal): string[] {
  const wrong: string[] = [];
  const byId = new Map(proposal.assessments.map((assessment) => [assessment.id, assessment]));
  if (byId.size !== pool.length || proposal.assessments.length !== pool.length)
    wrong.push("not everybody once");
  const team = proposal.status === "proposed" ? proposal.team : [];
  for (const assessment of proposal.assessments) {
    if ((assessment.verdict === "chosen") !== team.includes(assessment.id))
      wrong.push(`${assessment.id}: verdict`);
    const said = assessment.verdict === "excluded" ? assessment.obstacles : assessment.remarks;
    if (said.length === 0) wrong.push(`${assessment.id}: no reason`);
  }
  return wrong;
}
