import type { ApprovalRole, Organ, Step } from "./data.ts";

/** The approvers of a county in their order; empty when it has no measure of its own. */
export const chainOf = (steps: readonly Step[], countyId: string | undefined): ApprovalRole[] =>
  steps
    .filter(({ organ_id }) => organ_id === countyId)
    .sort((a, b) => a.position - b.position)
    .map(({ role }) => role);

const isWithin = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** The county that an organ belongs to or is, or the only one there is; undefined above several counties. */
export function countyOf(organs: readonly Organ[], organId: string): Organ | undefined {
  const counties = organs.filter(({ kind }) => kind === "county_commission");
  const own = organs.find(({ id }) => id === organId);
  const ownCounty = own && counties.find(({ path }) => isWithin(own.path, path));
  return ownCounty ?? (counties.length === 1 ? counties[0] : undefined);
}
