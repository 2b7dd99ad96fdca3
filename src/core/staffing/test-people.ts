import type { PoolOfficer } from "./staffing.schema.ts";

/** For tests: somebody of an office, free and without a place of his own. */
export const person = (id: string, more: Partial<PoolOfficer> = {}): PoolOfficer => ({
  id,
  organ_id: `organ of ${id}`,
  force: "commission_office",
  skills: [],
  availability: "available",
  lon: null,
  lat: null,
  running: 0,
  busy_until: null,
  days_lent: 0,
  ties: [],
  on_team: false,
  declined: false,
  ...more,
});
