import { uuidv7 as v7 } from "uuidv7";
import { importCore } from "../core-bundle.mjs";
import { callRpc, get, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { Session } from "./demo-calls.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

const DAY_MS = 86_400_000;

/**
 * Cross-inspections of the demonstration county: one in force, its first round over, and a draft for villages. They are
 * planned by the solver of the product and stored through its commands.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoRotations(api, publishableKey, accounts, today) {
  const coordinator = accounts.find(({ role }) => role === "area_coordinator");
  if (!coordinator) throw new Error("the demonstration has no area coordinator");
  const session = await signIn(api, publishableKey, coordinator);
  const directory = await readDirectory(api, session);
  const townships = directory.units.map((unit) => ({
    organ_id: unit["id"],
    division_code: unit["division_code"],
    name: shortName(unit["name"]),
    need: 4,
  }));
  const published = await savePlan(api, session, directory, {
    name: "镇街交叉检查（按月）",
    kind: "townships",
    rounds: roundsFrom(today, -20, 4),
    targets: townships,
  });
  await callRpc(api, session, "act", {
    id: v7(),
    payload: { entity: "rotation_plan", entity_id: published, action: "publish" },
  });
  await savePlan(api, session, directory, {
    name: "村级“三资”交叉检查",
    kind: "villages",
    rounds: roundsFrom(today, 14, 2),
    targets: directory.villages.slice(0, 32).map(({ code, name, parent_code: parent }) => ({
      organ_id: directory.units.find((unit) => unit["division_code"] === parent)?.["id"],
      division_code: code,
      name: name.replace(/(村民委员会|居民委员会)$/, ""),
      need: 1,
    })),
  });
}

/** @typedef {{ county: string, units: Record<string, any>[], officers: Record<string, any>[], villages: Record<string, any>[] }} Directory */

/**
 * @param {Fetch} api
 * @param {Session} session
 * @returns {Promise<Directory>}
 */
async function readDirectory(api, session) {
  const [organs, officers, villages] = await Promise.all([
    get(api, session, "/rest/v1/organs?select=id,name,kind,division_code&order=division_code,name"),
    get(api, session, "/rest/v1/officers?select=id,organ_id&order=name"),
    get(
      api,
      session,
      "/rest/v1/divisions?select=code,name,parent_code&level=eq.village&order=code&limit=1000",
    ),
  ]);
  return {
    county: organs.find(({ kind }) => kind === "county_commission")?.["id"],
    units: organs.filter(({ kind }) => kind === "township_commission"),
    officers,
    villages,
  };
}

/** @param {string} name */
const shortName = (name) => name.replace(/(纪工委|纪委)$/, "");

/** @param {Date} today @param {number} days @param {number} count */
function roundsFrom(today, days, count) {
  /** @param {number} after */
  const day = (after) => new Date(today.getTime() + (days + after) * DAY_MS).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, n) => ({
    round: n + 1,
    starts_on: day(30 * n),
    ends_on: day(30 * n + 1),
    release_at: `${day(30 * n)}T08:00:00+08:00`,
  }));
}

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {Directory} directory
 * @param {{ name: string, kind: string, rounds: ReturnType<typeof roundsFrom>, targets: Record<string, any>[] }} wanted
 * @returns {Promise<string>} the plan's id
 */
async function savePlan(api, session, { county, units, officers }, { name, kind, rounds, targets }) {
  const draft = {
    rounds,
    targets: targets.map((target) => ({ id: v7(), ...target })),
    teams: units.map((unit) => ({
      id: v7(),
      name: `${shortName(unit["name"])}检查组`,
      lead_organ_id: unit["id"],
      members: officers
        .filter(({ organ_id }) => organ_id === unit["id"])
        .map(({ id }, n) => ({ officer_id: id, is_lead: n === 0, off_rounds: [] })),
    })),
    settings: {
      kind,
      window: kind === "townships" ? 4 : 2,
      reciprocal: { lag: 1, scope: "lead" },
      balance: { perRound: 1, total: 1 },
      even_rounds: true,
      max_travel_km: 0,
      excluded: [],
    },
    assignments: [],
  };
  const data = await callRpc(api, session, "rotation_planning_data", {
    organ: county,
    officers: draft.teams.flatMap(({ members }) => members.map(({ officer_id }) => officer_id)),
    villages: targets.map(({ division_code }) => division_code),
    starts_on: rounds[0]?.starts_on,
  });
  const [{ proposeRotation }, { solveRotation }] = await Promise.all([
    importCore("rotation/planning/propose.ts"),
    importCore("rotation/solve.ts"),
  ]);
  const engine = {
    /** @param {object} instance @param {number} seed */
    solve: (instance, seed) => solveRotation(instance, { seed }),
    explain: () => {
      throw new RangeError("the demonstration is planned so that there is a plan");
    },
  };
  const options = { contributions: [], chancePct: 0 };
  const { outcome, stored } = await proposeRotation(draft, data, options, engine);
  if (!stored) throw new Error(`no rotation for the demonstration: ${JSON.stringify(outcome)}`);
  const id = v7();
  await callRpc(api, session, "save_rotation_plan", {
    id,
    payload: { organ_id: county, name, ...draft, ...stored, objective: outcome },
  });
  return id;
}
