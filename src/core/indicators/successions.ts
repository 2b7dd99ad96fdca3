import type { Day } from "../calendar/day.ts";

/**
 * One row of `organ_successions`: from `effective_on` the work of `from_organ_id` is counted by `to_organ_id`.
 * One row is a rename or a merger; several rows of one organ and day are a division. `from_lives_on` says that the
 * organ itself is still valid afterwards: then it gave away a part only, and is among its own successors.
 */
export type OrganSuccession = {
  from_organ_id: string;
  to_organ_id: string;
  effective_on: Day;
  from_lives_on?: boolean;
};

/** Who counts today what an organ counted on a day. */
export type Resolution =
  | { status: "organ"; organId: string; via: OrganSuccession[] }
  | { status: "split"; from: OrganSuccession; organIds: string[] };

/**
 * Prepare the question "who counts this now?".
 *
 * Successions that take effect after the row's day and up to `until` are followed, one after another; the first
 * division met ends the walk, because counts cannot be told apart afterwards. A circle of successions stops at
 * the organ where it closes. Time O(successions) once, O(length of the chain) a question.
 */
export function createSuccessionResolver(
  successions: readonly OrganSuccession[],
  until: Day,
): (organId: string, day: Day) => Resolution {
  const byOrgan = new Map<string, OrganSuccession[]>();
  for (const succession of successions) {
    if (succession.effective_on > until) continue;
    const known = byOrgan.get(succession.from_organ_id);
    if (known) known.push(succession);
    else byOrgan.set(succession.from_organ_id, [succession]);
  }
  for (const list of byOrgan.values()) list.sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1));

  return (organId, day) => {
    const via: OrganSuccession[] = [];
    let current = organId;
    let since = day;
    for (;;) {
      const later = byOrgan.get(current)?.filter((succession) => succession.effective_on > since) ?? [];
      const [first] = later;
      if (!first) return { status: "organ", organId: current, via };
      const sameDay = later.filter((succession) => succession.effective_on === first.effective_on);
      const organIds = sameDay.map((succession) => succession.to_organ_id);
      if (sameDay.some((succession) => succession.from_lives_on)) organIds.unshift(current);
      if (organIds.length > 1) return { status: "split", from: first, organIds };
      via.push(first);
      current = first.to_organ_id;
      since = first.effective_on;
    }
  };
}
