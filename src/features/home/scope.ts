import type { Role } from "../../lib/session.ts";

/** Whose figures are shown first: the widest view a person usually has. */
const BY_VIEW: readonly Role[] = [
  "leader",
  "area_coordinator",
  "office_officer",
  "case_manager",
  "petition_officer",
  "township_officer",
  "grid_leader",
];

/** The organ whose branch a person's figures are about; "" without such a role. */
export function scopeOrganId(roles: readonly { readonly role: Role; readonly organ_id: string }[]): string {
  for (const role of BY_VIEW) {
    const grant = roles.find((one) => one.role === role);
    if (grant) return grant.organ_id;
  }
  return "";
}
