import { uuidv7 as v7 } from "uuidv7";
import { callRpc, get, signIn } from "./demo-calls.mjs";

/** @import { Fetch } from "./api.mjs" */
/** @import { Session } from "./demo-calls.mjs" */
/** @import { DemoAccount } from "../demo-accounts.mjs" */

/**
 * What the demonstration county has beyond its lists: a boundary, drawn around its own villages, and a grid that
 * somebody looked after for a week while its leader was away.
 *
 * @param {Fetch} api
 * @param {string} publishableKey
 * @param {readonly DemoAccount[]} accounts
 * @param {Date} today
 */
export async function fillDemoPlaces(api, publishableKey, accounts, today) {
  const administrator = accounts.find(({ role }) => role === "administrator");
  if (!administrator) throw new Error("the demonstration has no administrator");
  const session = await signIn(api, publishableKey, administrator);
  const places = await get(api, session, "/rest/v1/divisions?select=code,level,lon,lat&limit=1000");
  const county = places.find(({ level }) => level === "county");
  await callRpc(api, session, "save_boundary", {
    id: v7(),
    payload: {
      division_code: county?.["code"],
      geojson: outlineOf(places.filter(({ lon }) => lon !== null)),
      attribution: "青岚县（虚构）示例边界",
    },
  });
  await coverForAWeek(api, session, today);
}

const DIRECTIONS = 48;
const MARGIN_DEGREES = 0.018;

/**
 * An area around points: in each direction from their middle as far as the farthest of them and a little more.
 *
 * @param {Record<string, any>[]} points
 */
function outlineOf(points) {
  const middle = {
    lon: points.reduce((sum, { lon }) => sum + lon, 0) / points.length,
    lat: points.reduce((sum, { lat }) => sum + lat, 0) / points.length,
  };
  const ring = Array.from({ length: DIRECTIONS }, (_, step) => {
    // Clockwise as seen on a map: d3-geo takes the other way round for the rest of the world.
    const angle = (-2 * Math.PI * step) / DIRECTIONS;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const reach = Math.max(...points.map(({ lon, lat }) => (lon - middle.lon) * x + (lat - middle.lat) * y));
    const wobble = 1 + 0.03 * Math.sin(5 * angle) + 0.02 * Math.cos(9 * angle);
    const radius = reach * wobble + MARGIN_DEGREES;
    return [round(middle.lon + radius * x), round(middle.lat + radius * y)];
  });
  const geometry = { type: "Polygon", coordinates: [[...ring, ring[0]]] };
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { name: "青岚县" }, geometry }],
  };
}

/** @param {number} degrees */
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

const DAY_MS = 86_400_000;

/**
 * @param {Fetch} api
 * @param {Session} session
 * @param {Date} today
 */
async function coverForAWeek(api, session, today) {
  const officers = await get(api, session, "/rest/v1/officers?select=id,name");
  const idOf = (/** @type {string} */ name) => officers.find((officer) => officer["name"] === name)?.["id"];
  const [away, cover] = [idOf("顾行舟"), idOf("何安澜")];
  const [grid] = await get(api, session, `/rest/v1/grids?select=id&leader_id=eq.${away}`);
  const steps = [
    { officer_id: cover, reason: "cover", daysAgo: 40 },
    { officer_id: away, reason: "handover", daysAgo: 33 },
  ];
  for (const { officer_id, reason, daysAgo } of steps) {
    const from = new Date(today.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
    await callRpc(api, session, "hand_over_grid", {
      id: v7(),
      payload: { grid_id: grid?.["id"], officer_id, reason, from_day: from },
    });
  }
}
