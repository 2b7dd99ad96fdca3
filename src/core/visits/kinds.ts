/** 走访, 蹲点, 回访. */
export const VISIT_KINDS = ["walk", "stationed", "return"] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const PROBLEM_CATEGORIES = ["livelihood", "style", "corruption", "other"] as const;
export type ProblemCategory = (typeof PROBLEM_CATEGORIES)[number];

export const PROBLEM_ROUTES = ["handle_at_once", "report_to_secretary", "straight_up"] as const;
export type ProblemRoute = (typeof PROBLEM_ROUTES)[number];

/** A problem's life, in its order. */
export const PROBLEM_STATES = ["recorded", "routed", "handled", "answered_to_villager", "closed"] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** Whom one meets in a village. A stored visit may carry a role that this version does not know. */
export const CONTACT_ROLES = [
  "village_secretary",
  "village_committee",
  "supervision_station",
  "party_member",
  "villager_representative",
  "villager",
  "household_in_need",
  "company",
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

const ROUTE_OF: Record<ProblemCategory, ProblemRoute> = {
  livelihood: "handle_at_once",
  style: "report_to_secretary",
  corruption: "straight_up",
  other: "handle_at_once",
};

/**
 * The route that a problem takes by its category: livelihood and other matters are handled at once, style goes to the
 * secretary, what points to corruption goes straight up. The database decides the same.
 * Source: the three routes of 郫都区战旗村, domain B.4.
 */
export const routeOf = (category: ProblemCategory): ProblemRoute => ROUTE_OF[category];
