/**
 * Problems that are not closed, per route. A route on which the person may see problems, but none of them open, stands
 * in it with 0; one that does not exist for the person is left out.
 */
export function openTotals(
  totals: readonly { readonly route: string; readonly state: string; readonly problems: number }[],
): Map<string, number> {
  const open = new Map<string, number>();
  for (const { route, state, problems } of totals)
    open.set(route, (open.get(route) ?? 0) + (state === "closed" ? 0 : problems));
  return open;
}
