import { ascend, type Cover, type CoverDuals } from "./cover.ts";

/** The columns of a cover that use none of the taken villages. */
function openColumns(cover: Cover, taken: Uint8Array): { cover: Cover; columnOf: Int32Array } {
  const kept: number[] = [];
  let entries = 0;
  for (let x = 0; x < cover.count; x++) {
    let p = cover.from[x]!;
    const end = cover.from[x + 1]!;
    while (p < end && !taken[cover.members[p]!]) p++;
    if (p < end) continue;
    kept.push(x);
    entries += end - cover.from[x]!;
  }
  const from = new Int32Array(kept.length + 1);
  const members = new Uint16Array(entries);
  kept.forEach((x, i) => {
    const villages = cover.members.subarray(cover.from[x]!, cover.from[x + 1]!);
    members.set(villages, from[i]!);
    from[i + 1] = from[i]! + villages.length;
  });
  const columnOf = Int32Array.from(kept);
  return {
    cover: {
      ...cover,
      count: kept.length,
      from,
      members,
      cost: Float64Array.from(kept, (x) => cover.cost[x]!),
      center: Uint16Array.from(kept, (x) => cover.center[x]!),
    },
    columnOf,
  };
}

/**
 * Columns that fit together, fixed a few at a time while the multipliers of the rest are brought up to date.
 *
 * A dive (Caprara, Fischetti and Toth 1999, for set covering): the columns that the relaxation takes most
 * often are fixed first. It need not end in a full plan; what it leaves open is the caller's.
 *
 * @returns places in the cover, at most `grids` of them.
 */
export function dive(cover: Cover, duals: CoverDuals): number[] {
  const taken = new Uint8Array(cover.size);
  const fixed: number[] = [];
  let pi = duals.pi;
  let share = duals.share;
  let open = { cover, columnOf: Int32Array.from({ length: cover.count }, (_, x) => x) };
  let reduced = duals.reduced;
  while (fixed.length < cover.grids) {
    const left = cover.grids - fixed.length;
    const order = Array.from(share.keys())
      .filter((x) => share[x]! > 0.05)
      .sort((a, b) => share[b]! - share[a]! || reduced[a]! - reduced[b]! || a - b);
    let added = 0;
    for (const x of order) {
      const villages = open.cover.members.subarray(open.cover.from[x]!, open.cover.from[x + 1]!);
      if (villages.some((v) => taken[v])) continue;
      for (const v of villages) taken[v] = 1;
      fixed.push(open.columnOf[x]!);
      if (++added >= Math.ceil(left / 8)) break;
    }
    if (added === 0 || fixed.length >= cover.grids) return fixed;
    const wanted = taken.map((t) => 1 - t);
    const next = openColumns({ ...open.cover, grids: cover.grids - fixed.length, wanted }, taken);
    open = { cover: next.cover, columnOf: next.columnOf.map((x) => open.columnOf[x]!) };
    const start = pi.map((price, v) => (taken[v] ? 0 : price));
    const updated = ascend(open.cover, { pi: start }, null, 15);
    if (!updated) return fixed;
    ({ pi, share, reduced } = updated);
  }
  return fixed;
}
