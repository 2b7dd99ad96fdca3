import { performance } from "node:perf_hooks";
import { importCore } from "../core-bundle.mjs";

// npm run bench -- staffing: how long a staffing proposal takes on this machine. Seeded pools of a county's size.

/** @typedef {import("../../src/core/staffing/staffing.schema.ts").PoolOfficer} PoolOfficer */

const SKILLS = ["law", "audit", "finance", "interview", "petition", "engineering", "records", "data"];
const CASES = [
  { officers: 100, heads: 3, skills: 3 },
  { officers: 1000, heads: 5, skills: 4 },
  { officers: 1000, heads: 12, skills: 6 },
  { officers: 1000, heads: 5, skills: 8 },
];
const RUNS = 15;

export const name = "staffing";

/** Medians beside the worst of the same runs. */
export async function* run() {
  const { createRandom } = await importCore("random.ts");
  const { proposeStaffing } = await importCore("staffing/propose.ts");
  for (const size of CASES) {
    const pool = staffingPool(createRandom, { officers: size.officers, seed: 1 });
    const times = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      proposeStaffing(requestOf(size), pool);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const [median, worst] = [times[RUNS >> 1] ?? 0, times[RUNS - 1] ?? 0];
    yield {
      figure: `${size.officers} officers, ${size.heads} heads, ${size.skills} skills`,
      ours: `${median.toFixed(1)} ms`,
      reference: `worst of ${RUNS}: ${worst.toFixed(1)} ms`,
      goal: "≤ 100 ms for 1,000 officers",
    };
  }
}

/** @param {{ heads: number, skills: number }} size */
function requestOf({ heads, skills }) {
  return {
    heads,
    skills: SKILLS.slice(0, skills),
    forces: ["stationed_group"],
    forcesMin: 3,
    place: { lon: 110.3, lat: 28.4 },
    ownOrganId: "o0",
    daysLentLine: 90,
  };
}

/**
 * Officers over the four forces, each with few skills, some with ties, on leave or lent.
 *
 * @param {(seed: number) => import("../../src/core/random.ts").Random} createRandom
 * @param {{ officers: number, seed: number }} size
 * @returns {PoolOfficer[]}
 */
export function staffingPool(createRandom, { officers, seed }) {
  const random = createRandom(seed);
  /** @type {PoolOfficer["force"][]} */
  const forces = [
    "commission_leader",
    "commission_office",
    "commission_office",
    "stationed_group",
    "township_commission",
  ];
  return Array.from({ length: officers }, (_, n) => ({
    id: `p${String(n).padStart(4, "0")}`,
    organ_id: `o${random.int(40)}`,
    force: forces[random.int(forces.length)] ?? "township_commission",
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
