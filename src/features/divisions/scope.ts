import { divisionPrefix } from "../../core/import/division-code.ts";
import type { Organ } from "./data.ts";

const PLACED_KINDS: readonly string[] = ["city_commission", "county_commission", "township_commission"];

/**
 * Which divisions an administrator of these organs may write, as the database decides it: those below the division of a
 * commission that he administers; all of them when he administers the topmost organ and it has no division.
 */
export function divisionScope(
  organs: readonly Organ[],
  administeredIds: readonly string[],
): (code: string) => boolean {
  const tops = organs.filter((organ) => administeredIds.includes(organ.id));
  const administered = organs.filter(
    ({ kind, path }) =>
      PLACED_KINDS.includes(kind) && tops.some((top) => path === top.path || path.startsWith(`${top.path}.`)),
  );
  if (administered.some((organ) => organ.parent_id === null && organ.division_code === null))
    return () => true;
  const prefixes = administered.flatMap(({ division_code }) =>
    division_code === null ? [] : [divisionPrefix(division_code)],
  );
  return (code) => prefixes.some((prefix) => code.startsWith(prefix));
}
