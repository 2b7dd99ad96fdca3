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
 * A dive (as in Caprara, Fischetti and Toth, Operations Research 47, 1999, for set covering): the columns
 * that the relaxation takes most often are fixed first. It need not end in a full plan; what it leaves open
 * is the caller's.
 *
 * @param parts a share of 1 / parts of the columns still missing is fixed before prices are looked at again.
 * @returns places in the cover, at most `grids` of them.
 */
export function dive(cover: Cover, duals: CoverDuals, parts: number): number[] {
  const taken = new Uint8Array(cover.size);
  const fixed: number[] = [];
  let open = { cover, columnOf: Int32Array.from({ length: cover.count }, (_, x) => x) };
  let current = duals;
  while (fixed.length < cover.grids) {
    const left = cover.grids - fixed.length;
    const added = pick(open.cover, current, taken, Math.ceil(left / parts));
    for (const x of added) fixed.push(open.columnOf[x]!);
    if (added.length === 0 || added.length === left) return fixed;
    const wanted = taken.map((t) => 1 - t);
    const next = openColumns({ ...open.cover, grids: left - added.length, wanted }, taken);
    open = { cover: next.cover, columnOf: next.columnOf.map((x) => open.columnOf[x]!) };
    const updated = ascend(open.cover, { pi: current.pi.map((price, v) => price * wanted[v]!) }, null, 15);
    if (!updated) return fixed;
    current = updated;
  }
  return fixed;
}

/** The next columns to fix, `most` of them; their villages are taken. */
function pick(cover: Cover, duals: CoverDuals, taken: Uint8Array, most: number): number[] {
  const { share, reduced } = duals;
  const order = Array.from(share.keys())
    .filter((x) => share[x]! > 0.02)
    .sort((a, b) => share[b]! - share[a]! || reduced[a]! - reduced[b]! || a - b);
  const picked: number[] = [];
  for (const x of order) {
    const villages = cover.members.subarray(cover.from[x]!, cover.from[x + 1]!);
    if (villages.some((v) => taken[v])) continue;
    for (const v of villages) taken[v] = 1;
    picked.push(x);
    if (picked.length >= most) break;
  }
  return picked;
}
