import type { Obstacle, PoolOfficer, Remark, StaffingRequest } from "./staffing.schema.ts";

/**
 * What speaks against a person, in points. One point is a kilometre on the way; a day already lent this year weighs three,
 * a matter that runs at the same time as much as 50 km, a tie that a leader has to decide on as much as 200 km.
 */
export const WEIGHTS = {
  softTie: 200,
  busy: 150,
  running: 50,
  dayLent: 3,
  overLine: 150,
  km: 1,
  /** For an unknown place: about the half of a county. */
  kmUnknown: 30,
} as const;

const EARTH_RADIUS_KM = 6371;

/** Whole kilometres along the sphere between two points in degrees; null when one of them is not known. */
export function distanceKm(
  a: { lon: number | null; lat: number | null } | null,
  b: { lon: number | null; lat: number | null } | null,
): number | null {
  if (a?.lon == null || a.lat == null || b?.lon == null || b.lat == null) return null;
  const radians = Math.PI / 180;
  const x = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
  const y = Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  const chord = x + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * y;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** Why an officer cannot be asked at all; empty when he can. A person who is on the team has no other obstacle. */
export function obstaclesOf(request: StaffingRequest, officer: PoolOfficer): Obstacle[] {
  if (officer.on_team) return [{ code: "on_team" }];
  const hard = tieKinds(officer, "hard");
  const found: (Obstacle | false)[] = [
    hard.length > 0 && { code: "hard_tie", kinds: hard },
    officer.organ_id === request.ownOrganId && { code: "own_organ" },
    officer.declined && { code: "declined" },
    officer.availability === "on_leave" && { code: "on_leave" },
    officer.busy_until !== null && { code: "lent_elsewhere", until: officer.busy_until },
  ];
  return found.filter((obstacle) => obstacle !== false);
}

/** What is to be known of an officer who can be asked, and what it weighs in points (see `WEIGHTS`). */
export function weigh(
  request: StaffingRequest,
  officer: PoolOfficer,
): { readonly cost: number; readonly remarks: Remark[] } {
  const soft = tieKinds(officer, "soft");
  const km = distanceKm(request.place, officer);
  const skills = request.skills.filter((skill) => officer.skills.includes(skill));
  const isOverLine = officer.days_lent >= request.daysLentLine;
  const remarks: (Remark | false)[] = [
    skills.length > 0 && { code: "brings_skills", skills },
    skills.length === 0 && request.skills.length > 0 && { code: "no_asked_skill" },
    request.forces.includes(officer.force) && { code: "brings_force", force: officer.force },
    soft.length > 0 && { code: "soft_tie", kinds: soft },
    officer.availability === "busy" && { code: "busy" },
    officer.running > 0 && { code: "running", count: officer.running },
    { code: "days_lent", days: officer.days_lent, isOverLine },
    km === null ? { code: "distance_unknown" } : { code: "distance", km },
  ];
  const cost =
    (soft.length > 0 ? WEIGHTS.softTie : 0) +
    (officer.availability === "busy" ? WEIGHTS.busy : 0) +
    WEIGHTS.running * officer.running +
    WEIGHTS.dayLent * officer.days_lent +
    (isOverLine ? WEIGHTS.overLine : 0) +
    WEIGHTS.km * (km ?? WEIGHTS.kmUnknown);
  return { cost, remarks: remarks.filter((remark) => remark !== false) };
}

const tieKinds = (officer: PoolOfficer, grade: "hard" | "soft"): string[] => [
  ...new Set(officer.ties.filter((tie) => tie.grade === grade).map((tie) => tie.kind)),
];
