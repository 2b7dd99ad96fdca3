/** What help is asked for: one of the five links, or a special inspection. */
export const KINDS = [
  "joint_petition_handling",
  "joint_case_investigation",
  "joint_problem_solving",
  "linked_supervision",
  "area_training",
  "special_inspection",
] as const;
export type Kind = (typeof KINDS)[number];
