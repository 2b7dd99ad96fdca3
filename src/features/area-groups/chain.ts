import type { ApprovalRole, Organ, Step } from "./data.ts";

/** The approvers of a county in their order; empty when it has no measure of its own. */
export const chainOf = (steps: readonly Step[], countyId: string | undefined): ApprovalRole[] =>
  steps
    .filter(({ organ_id }) => organ_id === countyId)
    .sort((a, b) => a.position - b.position)
    .map(({ role }) => role);

const isWithin = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** The county that an organ belongs to or is; undefined for an organ above the counties. */
export function countyOf(organs: readonly Organ[], organId: string): Organ | undefined {
  const own = organs.find(({ id }) => id === organId);
  return own && organs.find(({ kind, path }) => kind === "county_commission" && isWithin(own.path, path));
}
