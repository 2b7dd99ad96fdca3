/** 四支力量: the four organisations that work together, in the order in which they are named. */
export const FORCES = [
  "commission_leader",
  "commission_office",
  "stationed_group",
  "township_commission",
] as const;
export type Force = (typeof FORCES)[number];

/** The force that an organ's people belong to; members of the leadership are one of their own, whatever their organ. */
export function forceOfOrgan(kind: string): Force {
  if (kind === "stationed_group") return "stationed_group";
  return kind === "township_commission" || kind === "village_station"
    ? "township_commission"
    : "commission_office";
}

/** The distinct forces among these, in the order of `FORCES`. */
export const forcesOf = (given: readonly Force[]): Force[] => FORCES.filter((force) => given.includes(force));

/** 五联: the five kinds of activities that the forces do together. */
export const LINK_KINDS = [
  "joint_petition_handling",
  "joint_case_investigation",
  "joint_problem_solving",
  "linked_supervision",
  "area_training",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
