import { importCore } from "../core-bundle.mjs";
import { cpuOf, medianOf, worstOf } from "./measure.mjs";
import { staffingPool, staffingRequest } from "./staffing-instances.mjs";

export const name = "staffing";

/** @typedef {import("../../src/core/staffing/staffing.schema.ts").PoolOfficer} PoolOfficer */
/** @typedef {import("../../src/core/staffing/staffing.schema.ts").StaffingProposal} StaffingProposal */

const CASES = [
  { officers: 100, heads: 3, skills: 3 },
  { officers: 1000, heads: 5, skills: 4 },
  { officers: 1000, heads: 12, skills: 6 },
  { officers: 1000, heads: 5, skills: 8 },
];
const RUNS = 15;
const GOAL_MS = 100;

/** Beside a team taken person by person: who adds most skills, then who weighs least; the mix is not even asked of it. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  const { proposeStaffing } = await importCore("staffing/propose.ts");
  for (const size of CASES) {
    const pool = staffingPool(createRandom, { officers: size.officers, seed: 1 });
    const request = staffingRequest(size);
    /** @type {number[]} */
    const times = [];
    /** @type {StaffingProposal | undefined} */
    let proposal;
    for (let n = 0; n < RUNS; n += 1) {
      const { value, cpuS } = await cpuOf(() => proposeStaffing(request, pool));
      proposal = value;
      times.push(cpuS * 1000);
    }
    if (proposal?.status !== "proposed") throw new Error("no team");
    const greedy = personByPerson(proposal, pool, request.skills, request.heads);
    yield {
      figure: `${size.officers} officers, ${size.heads} heads, ${size.skills} skills`,
      ours: `${proposal.missingSkills.length} skills missing, weighs ${proposal.cost}`,
      reference: `${greedy.missing} skills missing, weighs ${greedy.cost}, unmixed`,
      goal: `≤ ${GOAL_MS} ms; proven best of the mixed teams`,
      cpu: `median ${medianOf(times).toFixed(1)} ms, worst ${worstOf(times).toFixed(1)} ms`,
    };
  }
}

/**
 * @param {StaffingProposal} proposal
 * @param {readonly PoolOfficer[]} pool
 * @param {readonly string[]} skills
 * @param {number} heads
 */
function personByPerson(proposal, pool, skills, heads) {
  const byId = new Map(pool.map((officer) => [officer.id, officer]));
  let left = proposal.assessments.flatMap((one) =>
    one.verdict === "excluded"
      ? []
      : [{ id: one.id, cost: one.cost, skills: byId.get(one.id)?.skills ?? [] }],
  );
  let missing = [...skills];
  let cost = 0;
  for (let n = 0; n < heads; n += 1) {
    const adds = (/** @type {{ skills: string[] }} */ one) =>
      missing.filter((skill) => one.skills.includes(skill)).length;
    const [next] = left.toSorted((a, b) => adds(b) - adds(a) || a.cost - b.cost);
    if (!next) break;
    left = left.filter(({ id }) => id !== next.id);
    missing = missing.filter((skill) => !next.skills.includes(skill));
    cost += next.cost;
  }
  return { missing: missing.length, cost };
}
