import { signedIn } from "../../lib/session.ts";
import type { Organ } from "./directory.ts";

const PLANNING_ROLES = ["administrator", "area_coordinator", "office_officer"];

/** Organs for which the signed-in person may plan rotations: counties first. */
export function planningScopes(organs: readonly Organ[]): Organ[] {
  const paths = signedIn()
    .roles.filter(({ role }) => PLANNING_ROLES.includes(role))
    .flatMap((grant) => organs.filter(({ id }) => id === grant.organ_id).map(({ path }) => path));
  const kinds = ["county_commission", "city_commission", "township_commission"];
  return organs
    .filter(({ kind }) => kinds.includes(kind))
    .filter(({ path }) => paths.some((scope) => path === scope || path.startsWith(`${scope}.`)))
    .sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        (a.division_code ?? "").localeCompare(b.division_code ?? ""),
    );
}
