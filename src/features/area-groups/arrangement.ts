import type { AreaGroup, Holding, Membership } from "./data.ts";

interface Dated {
  readonly from_day: string;
  readonly to_day: string | null;
}

/** True on every day of the period, both ends included. */
export const holdsOn = (dated: Dated, day: string): boolean =>
  dated.from_day <= day && (dated.to_day === null || dated.to_day >= day);

export const isOver = (dated: Dated, day: string): boolean => dated.to_day !== null && dated.to_day < day;

export interface Arranged {
  readonly group: AreaGroup;
  readonly isEnded: boolean;
  /** Today's, and those that join later. */
  readonly members: readonly Membership[];
  readonly lead: Holding | undefined;
  readonly liaison: Holding | undefined;
  /** What is over, newest first. */
  readonly past: readonly (Dated & { readonly name: string; readonly post: "lead" | "liaison" | null })[];
}

/** A group as it stands on a day: who belongs, who is in charge, what was before. */
export function arrangedOn(group: AreaGroup, day: string): Arranged {
  const holder = (post: Holding["post"]) =>
    group.posts.find((holding) => holding.post === post && holdsOn(holding, day));
  const past = [
    ...group.members.map((member) => ({ ...member, post: null })),
    ...group.posts.map((holding) => ({ ...holding })),
  ].filter((dated) => isOver(dated, day));
  return {
    group,
    isEnded: group.valid_to !== null && group.valid_to < day,
    members: group.members.filter((member) => !isOver(member, day)),
    lead: holder("lead"),
    liaison: holder("liaison"),
    past: past.sort((a, b) => ((a.to_day ?? "") < (b.to_day ?? "") ? 1 : -1)),
  };
}
