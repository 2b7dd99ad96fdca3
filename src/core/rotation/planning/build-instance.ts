import { placeVillages } from "../../grids/placing.ts";
import type { RotationInstance, Visit } from "../rotation.schema.ts";
import type { PlannedTarget, PlannedTeam, PlannedVisit, PlanningData, RotationDraft } from "./plan.schema.ts";
import { type TieHolder, tiesOf } from "./ties.ts";

/** An instance with the rows behind its indexes: `teams[t]`, `targets[v]`, `units[u]` are organ ids. */
export type BuiltRotation = {
  instance: RotationInstance;
  teams: readonly PlannedTeam[];
  targets: readonly PlannedTarget[];
  units: readonly string[];
  /** Who brings the hard or soft tie of a pair, by `team,target`; for planners alone, never stored. */
  tieHolders: ReadonlyMap<string, readonly TieHolder[]>;
};

/** A plan in force is repaired: its visits cost something to drop, and rounds before `frozenBefore` stay. */
export type Repair = { frozenBefore: number };

/** Fewest people who go together. */
export const LEAST_TEAM = 2;
/** Each visit of the published plan that is dropped weighs as much as this much travel (10 m). */
const CHANGE_TRAVEL = 5000;
const UNITS_PER_KM = 100;

/**
 * The rotation/1 instance of a plan: rows to indexes, places to integer positions (10 m), people's ties to pairs.
 *
 * Teams and targets are ordered by id, units by organ id, so the same rows give the same instance, byte for byte, in
 * whatever order they were read. A team's units are its lead unit, then every unit that one of its members belongs to,
 * itself or through an organ below it. A team is away in rounds in which fewer than two of its members are there.
 * Kinds of ties are not in the instance: it is stored, and shown to whoever checks the draw.
 *
 * A repair loosens the equal shares of rounds and the balance by one: it changes little before it balances well.
 *
 * Time O(teams * targets + ties * targets).
 */
export function buildRotationInstance(
  draft: RotationDraft,
  data: PlanningData,
  repair: Repair | null = null,
): BuiltRotation {
  const { settings } = draft;
  const teams = [...draft.teams].sort(byId);
  const targets = [...draft.targets].sort(byId);
  const units = unitsOf(teams, targets);
  const unitIndex = new Map(units.map((id, index) => [id, index]));
  const teamIndex = new Map(teams.map(({ id }, index) => [id, index]));
  const targetIndex = new Map(targets.map(({ id }, index) => [id, index]));
  const visitOf = ({ team_id, target_id, round }: PlannedVisit): Visit[] => {
    const [team, target] = [teamIndex.get(team_id), targetIndex.get(target_id)];
    return team === undefined || target === undefined ? [] : [[team, target, round]];
  };
  const ties = tiesOf(teams, targets, data);
  const excluded = settings.excluded.flatMap((pair) =>
    visitOf({ ...pair, round: 1 }).map(([t, v]): [number, number, string] => [t, v, "excluded"]),
  );
  const seats = placeAll(units, targets, teams, data);
  const slack = repair ? 1 : 0;
  const total = targets.reduce((sum, { need }) => sum + need, 0);
  const rounds = draft.rounds.length;
  const isEven = settings.even_rounds && !repair;

  return {
    teams,
    targets,
    units,
    tieHolders: ties.holders,
    instance: {
      format: "rotation/1",
      id: "",
      unit: "10m",
      R: rounds,
      units: units.map((id, index) => ({ id, ...seats.units[index]! })),
      teams: teams.map((team, index) => ({
        id: team.id,
        units: teamUnits(team, data, unitIndex),
        ...seats.teams[index]!,
        off: roundsAway(team, rounds),
      })),
      targets: targets.map(({ id, organ_id, need }, index) => ({
        id,
        unit: unitIndex.get(organ_id)!,
        ...seats.targets[index]!,
        need,
      })),
      unitTies: [],
      hardTies: uniquePairs([...ties.hard, ...excluded]),
      softTies: ties.soft,
      maxTravel: settings.max_travel_km * UNITS_PER_KM,
      window: settings.window,
      reciprocal: settings.reciprocal,
      balance: { perRound: settings.balance.perRound + slack, total: settings.balance.total + slack },
      roundLoad: isEven ? [Math.floor(total / rounds), Math.ceil(total / rounds)] : [0, total],
      history: historyOf(teams, targets, data),
      locks: draft.assignments.filter((visit) => visit.is_locked).flatMap(visitOf),
      baseline: repair ? draft.assignments.flatMap(visitOf) : null,
      changeCost: repair ? CHANGE_TRAVEL : 0,
      frozenBefore: repair?.frozenBefore ?? 0,
    },
  };
}

/** Visits of a solution as rows. */
export const rowsOf = (built: BuiltRotation, visits: readonly Visit[]): PlannedVisit[] =>
  visits.map(([team, target, round]) => ({
    team_id: built.teams[team]!.id,
    target_id: built.targets[target]!.id,
    round,
  }));

/** Rows as visits of the instance; rows of teams and targets that are not in it are left out. */
export function visitsOf(built: BuiltRotation, rows: readonly PlannedVisit[]): Visit[] {
  const teams = new Map(built.teams.map(({ id }, index) => [id, index]));
  const targets = new Map(built.targets.map(({ id }, index) => [id, index]));
  return rows.flatMap(({ team_id, target_id, round }): Visit[] => {
    const [team, target] = [teams.get(team_id), targets.get(target_id)];
    return team === undefined || target === undefined ? [] : [[team, target, round]];
  });
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

const unitsOf = (teams: readonly PlannedTeam[], targets: readonly PlannedTarget[]): string[] =>
  [
    ...new Set([
      ...teams.map(({ lead_organ_id }) => lead_organ_id),
      ...targets.map(({ organ_id }) => organ_id),
    ]),
  ].sort();

function teamUnits(
  team: PlannedTeam,
  { officers, organs }: PlanningData,
  unitIndex: ReadonlyMap<string, number>,
): number[] {
  const home = new Map(officers.map(({ id, organ_id }) => [id, organ_id]));
  const paths = new Map(organs.map(({ id, path }) => [id, path]));
  const found = new Set([unitIndex.get(team.lead_organ_id)!]);
  for (const { officer_id } of team.members) {
    const organ = home.get(officer_id) ?? "";
    const path = paths.get(organ);
    for (const [unit, index] of unitIndex) {
      const above = paths.get(unit);
      const isWithin = path !== undefined && above !== undefined && `${path}.`.startsWith(`${above}.`);
      if (unit === organ || isWithin) found.add(index);
    }
  }
  return [...found];
}

function roundsAway(team: PlannedTeam, rounds: number): number[] {
  return Array.from({ length: rounds }, (_, index) => index + 1).filter(
    (round) => team.members.filter(({ off_rounds }) => !off_rounds.includes(round)).length < LEAST_TEAM,
  );
}

type Seat = { x: number; y: number };

/** A unit without a point stands where the organ above it does, a village without one at its unit; else beside the others. */
function placeAll(
  units: readonly string[],
  targets: readonly PlannedTarget[],
  teams: readonly PlannedTeam[],
  { organs, villages }: PlanningData,
): { units: Seat[]; targets: Seat[]; teams: Seat[] } {
  const none = { lon: null, lat: null };
  const organOf = new Map(organs.map((organ) => [organ.id, organ]));
  const villageOf = new Map(villages.map((village) => [village.code, village]));
  const located = organs.filter(({ lon }) => lon !== null);
  const seatOf = (id: string) => {
    const organ = organOf.get(id);
    if (!organ || organ.lon !== null) return organ ?? none;
    const above = located.filter(({ path }) => organ.path.startsWith(`${path}.`));
    return above.sort((a, b) => b.path.length - a.path.length)[0] ?? none;
  };
  const targetSeat = ({ organ_id, division_code }: PlannedTarget) => {
    const village = villageOf.get(division_code ?? "");
    return village && village.lon !== null ? village : seatOf(organ_id);
  };
  const points = [
    ...units.map(seatOf),
    ...targets.map(targetSeat),
    ...teams.map(({ lead_organ_id }) => seatOf(lead_organ_id)),
  ];
  const placed = placeVillages(points, none).map(({ x, y }) => ({ x, y }));
  const after = units.length + targets.length;
  return {
    units: placed.slice(0, units.length),
    targets: placed.slice(units.length, after),
    teams: placed.slice(after),
  };
}

/** Earlier rounds count for the team that a unit leads now; where it leads several, for those with one of the same people. */
function historyOf(
  teams: readonly PlannedTeam[],
  targets: readonly PlannedTarget[],
  { history }: PlanningData,
): [number, number, number][] {
  const met = new Set<string>();
  const rows: [number, number, number][] = [];
  for (const row of history) {
    const led = teams.filter(({ lead_organ_id }) => lead_organ_id === row.lead_organ_id);
    const isSame = (team: PlannedTeam) =>
      team.lead_organ_id === row.lead_organ_id &&
      (led.length === 1 || team.members.some(({ officer_id }) => row.officer_ids.includes(officer_id)));
    const isTarget = (target: PlannedTarget) =>
      target.organ_id === row.organ_id &&
      target.division_code === row.division_code &&
      (row.division_code !== null || target.name === row.name);
    teams.forEach((team, t) => {
      if (!isSame(team)) return;
      targets.forEach((target, v) => {
        const key = `${t},${v},${row.back}`;
        if (!isTarget(target) || met.has(key)) return;
        met.add(key);
        rows.push([t, v, -row.back]);
      });
    });
  }
  return rows;
}

function uniquePairs(pairs: readonly [number, number, string][]): [number, number, string][] {
  const seen = new Map<string, [number, number, string]>();
  for (const pair of pairs) if (!seen.has(`${pair[0]},${pair[1]}`)) seen.set(`${pair[0]},${pair[1]}`, pair);
  return [...seen.values()];
}
