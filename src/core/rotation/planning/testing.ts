import type { PlannedTarget, PlannedTeam, PlanningData, RotationDraft } from "./plan.schema.ts";
import { RotationSettings } from "./plan.schema.ts";
import * as v from "valibot";

/** An invented county for tests: units on a line, 1 km apart, each with officers of its own. */

export const idOf = (name: string): string => {
  let hash = 0;
  for (const char of name) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return `00000000-0000-4000-8000-${hash.toString(16).padStart(12, "0")}`;
};

const DEGREES_PER_KM = 1000 / 111_320;

export const organ = (name: string, km: number | null, division = ""): PlanningData["organs"][number] => ({
  id: idOf(name),
  name,
  kind: "township_commission",
  path: `county.${name}`,
  division_code: division || null,
  lon: km === null ? null : 0,
  lat: km === null ? null : km * DEGREES_PER_KM,
});

export const officer = (name: string, unit: string): PlanningData["officers"][number] => ({
  id: idOf(name),
  name,
  organ_id: idOf(unit),
  skills: [],
  availability: "available",
});

/** The team of a unit; its members are the unit's own unless they are given. */
export const team = (unit: string, members: readonly string[] = [`${unit}1`, `${unit}2`]): PlannedTeam => ({
  id: idOf(`team ${unit}`),
  name: `${unit}组`,
  lead_organ_id: idOf(unit),
  members: members.map((name, n) => ({ officer_id: idOf(name), is_lead: n === 0, off_rounds: [] })),
});

export const target = (unit: string, more: Partial<PlannedTarget> = {}): PlannedTarget => ({
  id: idOf(`target ${more.name ?? unit}`),
  organ_id: idOf(unit),
  division_code: null,
  name: unit,
  need: 1,
  ...more,
});

/** Units by name, each with two officers, `甲1` and `甲2`. */
export function county(units: readonly string[], more: Partial<PlanningData> = {}): PlanningData {
  return {
    organs: units.map((name, index) => organ(name, index, `9901231${String(index).padStart(2, "0")}000`)),
    villages: [],
    officers: units.flatMap((unit) => [officer(`${unit}1`, unit), officer(`${unit}2`, unit)]),
    ties: [],
    history: [],
    ...more,
  };
}

export function draft(
  units: readonly string[],
  rounds: number,
  more: Partial<Omit<RotationDraft, "settings">> & { settings?: v.InferInput<typeof RotationSettings> } = {},
): RotationDraft {
  const { settings, ...rest } = more;
  return {
    rounds: Array.from({ length: rounds }, (_, index) => ({
      round: index + 1,
      starts_on: `2026-0${index + 1}-10`,
      ends_on: `2026-0${index + 1}-11`,
    })),
    teams: units.map((unit) => team(unit)),
    targets: units.map((unit) => target(unit, { need: rounds })),
    assignments: [],
    ...rest,
    settings: v.parse(RotationSettings, settings ?? {}),
  };
}
