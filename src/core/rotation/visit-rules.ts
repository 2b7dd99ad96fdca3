import type { RotationInstance } from "./rotation.schema.ts";

/** A visit of the plan, or with a round up to 0, one of the time before. */
export type Meeting = readonly [team: number, target: number, round: number];

/** Units of a team that count as inspecting by the scope of reciprocity. */
export const inspectingUnits = ({ teams, reciprocal }: RotationInstance, t: number): readonly number[] =>
  reciprocal.scope === "lead" ? teams[t]!.units.slice(0, 1) : teams[t]!.units;

/** Whether the same team meets the same target again too early. */
export const isRepeat = ({ window }: RotationInstance, a: Meeting, b: Meeting): boolean =>
  a[0] === b[0] && a[1] === b[1] && Math.abs(a[2] - b[2]) < window;

/** Whether two visits are mutual within the lag. */
export function isMutual(instance: RotationInstance, a: Meeting, b: Meeting): boolean {
  const { targets, reciprocal } = instance;
  if (Math.abs(a[2] - b[2]) > reciprocal.lag) return false;
  return (
    inspectingUnits(instance, a[0]).includes(targets[b[1]]!.unit) &&
    inspectingUnits(instance, b[0]).includes(targets[a[1]]!.unit)
  );
}
