/** What a person declares before the first look at a matter: how he is related to it. Some of them keep him from it. */
export const RELATIONS = [
  "none",
  "near_relative",
  "witness",
  "interest",
  "friend",
  "native",
  "former_post",
  "other",
] as const;
export type Relation = (typeof RELATIONS)[number];
