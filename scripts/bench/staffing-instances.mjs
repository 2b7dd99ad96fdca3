// Seeded talent pools of a county's size, for the staffing of an activation.

/** @typedef {import("../../src/core/staffing/staffing.schema.ts").PoolOfficer} PoolOfficer */

export const SKILLS = ["law", "audit", "finance", "interview", "petition", "engineering", "records", "data"];

/** @type {PoolOfficer["force"][]} */
const FORCES = [
  "commission_leader",
  "commission_office",
  "commission_office",
  "stationed_group",
  "township_commission",
];

/**
 * Officers over the four forces, each with few skills, some with ties, on leave or lent.
 *
 * @param {(seed: number) => import("../../src/core/random.ts").Random} createRandom
 * @param {{ officers: number, seed: number }} size
 * @returns {PoolOfficer[]}
 */
export function staffingPool(createRandom, { officers, seed }) {
  const random = createRandom(seed);
  return Array.from({ length: officers }, (_, n) => ({
    id: `p${String(n).padStart(4, "0")}`,
    organ_id: `o${random.int(40)}`,
    force: FORCES[random.int(FORCES.length)] ?? "township_commission",
    skills: SKILLS.filter(() => random.int(5) === 0),
    availability: random.int(12) === 0 ? "on_leave" : random.int(6) === 0 ? "busy" : "available",
    lon: 110 + random.int(600) / 1000,
    lat: 28.1 + random.int(600) / 1000,
    running: random.int(3),
    busy_until: random.int(15) === 0 ? "2026-12-31" : null,
    days_lent: random.int(100),
    ties: random.int(10) === 0 ? [{ kind: "former_post", grade: random.int(3) === 0 ? "hard" : "soft" }] : [],
    on_team: false,
    declined: false,
  }));
}

/**
 * @param {{ heads: number, skills: number }} size
 * @returns {import("../../src/core/staffing/staffing.schema.ts").StaffingRequest}
 */
export const staffingRequest = ({ heads, skills }) => ({
  heads,
  skills: SKILLS.slice(0, skills),
  forces: ["stationed_group"],
  forcesMin: 3,
  place: { lon: 110.3, lat: 28.4 },
  ownOrganId: "o0",
  daysLentLine: 90,
});
