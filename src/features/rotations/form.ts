import type { PlannedTarget, PlannedTeam, RotationKind } from "../../core/rotation/planning/plan.schema.ts";
import type { NewPlan } from "../../core/rotation/planning/rotation-request.schema.ts";
import type { AreaGroup, Officer, Organ, Village } from "./directory.ts";

/** A rotation as it is filled in; everything has a sensible value from the start. */
export interface RotationForm {
  organ_id: string;
  kind: RotationKind;
  name: string;
  round_count: string;
  starts_on: string;
  every_days: string;
  round_days: string;
  /** Days before a round on which the units learn of it; the hour is eight in the morning. */
  release_days: string;
  need: string;
  window: string;
  lag: string;
  scope: "lead" | "any";
  per_round: string;
  total: string;
  even_rounds: boolean;
  max_travel_km: string;
  /** Units that take part, by organ id; empty = all. */
  unit_ids: string[];
  /** Version of the checklist that the inspections go through; empty = none. */
  checklist: string;
  /** One project a line: unit, then its name. */
  projects: string;
  teams: PlannedTeam[];
}

export interface Directory {
  organs: readonly Organ[];
  officers: readonly Officer[];
  villages: readonly Village[];
  groups: readonly AreaGroup[];
}

/** Most people that a team is filled with; more can be added by hand. */
const FULL_TEAM = 5;
const LEAST_TEAM = 2;

const isBelow = (organ: Organ, above: Organ | undefined): boolean =>
  above !== undefined && (organ.id === above.id || organ.path.startsWith(`${above.path}.`));

/** People whose organs lie in the scope of an organ. */
export function officersWithin({ organs, officers }: Directory, organId: string): Officer[] {
  const scope = organs.find(({ id }) => id === organId);
  const within = new Set(organs.filter((organ) => isBelow(organ, scope)).map(({ id }) => id));
  return officers.filter(({ organ_id }) => within.has(organ_id));
}

/** Townships in the scope of an organ, those of the form or all. */
export function unitsOf(directory: Directory, organId: string, chosen: readonly string[] = []): Organ[] {
  const scope = directory.organs.find(({ id }) => id === organId);
  return directory.organs
    .filter((organ) => organ.kind === "township_commission" && isBelow(organ, scope))
    .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
    .sort((a, b) => ((a.division_code ?? a.name) < (b.division_code ?? b.name) ? -1 : 1));
}

/** 云溪镇纪委 is 云溪镇 where places are meant. */
export const shortUnitName = (name: string): string => name.replace(/(纪工委|纪委)(监察办|监察组)?$/, "");
export const shortVillageName = (name: string): string =>
  name.replace(/(村民委员会|居民委员会)$/, "").replace(/村村$/, "村");

/** Whoever heads the unit leads its team. */
export const isHead = ({ post }: Pick<Officer, "post">): boolean =>
  /书记|主任|组长/.test(post) && !/副/.test(post);

/**
 * A team for each unit, or for each area group: its own people, up to five, those who are there first. A unit with
 * fewer than two gets people of the offices above, one after another, nobody twice.
 */
export function defaultTeams(
  directory: Directory,
  form: Pick<RotationForm, "organ_id" | "kind" | "unit_ids">,
  newId: () => string,
  teamName: (unit: string) => string,
): PlannedTeam[] {
  const present = directory.officers
    .filter(({ availability }) => availability !== "on_leave")
    .sort((a, b) => Number(isHead(b)) - Number(isHead(a)) || (a.id < b.id ? -1 : 1));
  const scope = directory.organs.find(({ id }) => id === form.organ_id);
  const spare = present.filter((officer) => {
    const organ = directory.organs.find(({ id }) => id === officer.organ_id);
    return (
      organ !== undefined &&
      isBelow(organ, scope) &&
      (organ.kind === "commission_office" || organ.kind === "stationed_group")
    );
  });
  const made = (name: string, lead: string, people: readonly Officer[]): PlannedTeam => {
    const members = people.slice(0, FULL_TEAM);
    while (members.length < LEAST_TEAM && spare.length > 0) members.push(spare.shift()!);
    return {
      id: newId(),
      name: teamName(name),
      lead_organ_id: lead,
      members: members.map(({ id }, n) => ({ officer_id: id, is_lead: n === 0, off_rounds: [] })),
    };
  };
  if (form.kind === "area_groups") {
    return directory.groups.flatMap(({ name, organ_ids }) => {
      const people = organ_ids.flatMap((id) =>
        present.filter((officer) => officer.organ_id === id).slice(0, 1),
      );
      return organ_ids[0] ? [made(name, organ_ids[0], people)] : [];
    });
  }
  return unitsOf(directory, form.organ_id, form.unit_ids).map((unit) => {
    const people = present.filter((officer) => {
      const organ = directory.organs.find(({ id }) => id === officer.organ_id);
      return organ !== undefined && isBelow(organ, unit);
    });
    return made(shortUnitName(unit.name), unit.id, people);
  });
}

/** What is inspected: the units themselves, their villages, or the projects that were written down. */
export function targetsOf(directory: Directory, form: RotationForm, newId: () => string): PlannedTarget[] {
  const units = unitsOf(directory, form.organ_id, form.unit_ids);
  const need = Number(form.need);
  if (form.kind === "villages") {
    return units.flatMap((unit) =>
      directory.villages
        .filter(({ parent_code }) => parent_code !== null && parent_code === unit.division_code)
        .map((village) => ({
          id: newId(),
          organ_id: unit.id,
          division_code: village.code,
          name: shortVillageName(village.name),
          need,
        })),
    );
  }
  if (form.kind === "projects") {
    return projectLines(form.projects, units).flatMap(({ unit, name }) =>
      unit && name ? [{ id: newId(), organ_id: unit.id, division_code: unit.division_code, name, need }] : [],
    );
  }
  return units.map((unit) => ({
    id: newId(),
    organ_id: unit.id,
    division_code: unit.division_code,
    name: shortUnitName(unit.name),
    need,
  }));
}

/** Lines such as 云溪镇，村道硬化工程; the unit is found by the beginning of its name. */
export function projectLines(
  text: string,
  units: readonly Organ[],
): { line: string; unit: Organ | undefined; name: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [place = "", ...rest] = line.split(/[，,、\t]/);
      const unit = units.find(({ name }) => place.trim() !== "" && name.startsWith(place.trim()));
      return { line, unit, name: rest.join("，").trim() };
    });
}

/** How often a unit is inspected, and after how many rounds a pair may meet again, unless somebody says otherwise. */
export function defaultRules(
  kind: RotationKind,
  rounds: number,
  teams: number,
): { need: string; window: string } {
  const isEachRound = kind === "townships" || kind === "area_groups";
  const widest = teams >= 6 ? 4 : teams >= 4 ? 2 : 1;
  return {
    need: String(isEachRound ? rounds : 1),
    window: String(Math.max(1, Math.min(isEachRound ? widest : 4, rounds))),
  };
}

const DAY_MS = 86_400_000;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Rounds at equal intervals; each is released at eight in the morning, on its first day or some days before. */
export function roundsOf(
  form: Pick<RotationForm, "round_count" | "starts_on" | "every_days" | "round_days" | "release_days">,
): NewPlan["rounds"] {
  const count = Math.max(1, Math.min(60, Number(form.round_count) || 1));
  return Array.from({ length: count }, (_, index) => {
    const starts_on = addDays(form.starts_on, index * (Number(form.every_days) || 1));
    return {
      round: index + 1,
      starts_on,
      ends_on: addDays(starts_on, Math.max(0, (Number(form.round_days) || 1) - 1)),
      release_at: `${addDays(starts_on, -(Number(form.release_days) || 0))}T08:00:00+08:00`,
    };
  });
}

export type FormProblem =
  | { code: "name" | "start" | "no_targets" | "no_teams" }
  | { code: "small_team"; team: string }
  | { code: "twice"; officer_id: string }
  | { code: "project"; line: string };

/** What would be refused anyway, said before anything is sent. */
export function problemsOf(
  directory: Directory,
  form: RotationForm,
  targets: readonly PlannedTarget[],
): FormProblem[] {
  const problems: FormProblem[] = [];
  if (form.name.trim() === "") problems.push({ code: "name" });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.starts_on)) problems.push({ code: "start" });
  if (form.kind === "projects") {
    for (const { line, unit, name } of projectLines(
      form.projects,
      unitsOf(directory, form.organ_id, form.unit_ids),
    )) {
      if (!unit || name === "") problems.push({ code: "project", line });
    }
  }
  if (targets.length === 0) problems.push({ code: "no_targets" });
  if (form.teams.length === 0) problems.push({ code: "no_teams" });
  for (const { name, members } of form.teams) {
    if (members.length < LEAST_TEAM) problems.push({ code: "small_team", team: name });
  }
  const seen = new Set<string>();
  for (const { officer_id } of form.teams.flatMap(({ members }) => members)) {
    if (seen.has(officer_id)) problems.push({ code: "twice", officer_id });
    seen.add(officer_id);
  }
  return problems;
}

export function newPlanOf(form: RotationForm, targets: readonly PlannedTarget[]): NewPlan {
  const whole = (text: string, otherwise: number) => {
    const value = Number(text);
    return text.trim() !== "" && Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  return {
    organ_id: form.organ_id,
    name: form.name.trim(),
    checklist_version_id: form.checklist === "" ? null : form.checklist,
    settings: {
      kind: form.kind,
      window: Math.max(1, whole(form.window, 1)),
      reciprocal: { lag: whole(form.lag, 1), scope: form.scope },
      balance: { perRound: whole(form.per_round, 1), total: whole(form.total, 1) },
      even_rounds: form.even_rounds,
      max_travel_km: whole(form.max_travel_km, 0),
      excluded: [],
    },
    rounds: roundsOf(form),
    teams: form.teams.map(({ members, ...team }) => ({
      ...team,
      members: members.map((member) => ({ ...member, off_rounds: [...member.off_rounds] })),
    })),
    targets: [...targets],
  };
}
