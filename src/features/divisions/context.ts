import type { ImportKind } from "../../core/import/fields.ts";
import type { ImportContext } from "../../core/import/plan-import.ts";
import type { SignedIn } from "../../lib/session.ts";
import { type Organ, readDivisions, readOfficers, readOrgans } from "./data.ts";
import { divisionScope } from "./scope.ts";

/** What is stored now and what the administrator may write, read anew for every dry run. */
export async function loadContext(
  kind: ImportKind,
  person: SignedIn,
  signal: AbortSignal,
): Promise<ImportContext> {
  const ownIds = person.roles.flatMap(({ role, organ_id }) => (role === "administrator" ? [organ_id] : []));
  if (kind === "divisions") {
    const [stored, organs] = await Promise.all([readDivisions(signal), readOrgans(signal)]);
    return { kind, stored, isInScope: divisionScope(organs, ownIds) };
  }
  if (kind === "organs") {
    const [divisions, organs] = await Promise.all([readDivisions(signal), readOrgans(signal)]);
    const divisionCodes = new Set(divisions.map((division) => division.code));
    return { kind, organs: inForce(organs), divisionCodes, ownOrganId: person.officer.organ.id };
  }
  const [officers, organs] = await Promise.all([readOfficers(signal), readOrgans(signal)]);
  return { kind, officers, organs: inForce(organs) };
}

const inForce = (organs: readonly Organ[]) => organs.filter((organ) => organ.valid_to === null);
