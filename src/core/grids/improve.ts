import type { Highs } from "highs";

import type { Random } from "../random.ts";
import type { ColumnPool } from "./columns.ts";
import type { CoverDuals } from "./cover.ts";
import type { Draft } from "./draft.ts";
import { enumerateInside } from "./enumerate.ts";
import { type Options, optionsByCenter } from "./relaxation.ts";
import {
  columnsFromPool,
  columnsFromScratch,
  localColumns,
  reformRegion,
  Region,
  type RegionColumns,
  slackOf,
} from "./region.ts";

/** Grids around `first` that hang together, nearest first with some chance in it. */
function growRegion(draft: Draft, first: number, size: number, random: Random): number[] {
  const { n, travel, w } = draft.problem;
  const grids = [first];
  const home = draft.grids[first]![0]!;
  const distance = new Map<number, number>();
  const offer = (g: number) => {
    for (const h of draft.neighbours(g)) {
      if (grids.includes(h) || distance.has(h)) continue;
      const v = draft.grids[h]![0]!;
      distance.set(h, (travel[home * n + v]! / w[v]!) * (512 + random.int(1024)));
    }
  };
  offer(first);
  while (grids.length < size && distance.size > 0) {
    let next = -1;
    for (const [g, d] of distance) if (next < 0 || d < distance.get(next)!) next = g;
    distance.delete(next);
    grids.push(next);
    offer(next);
  }
  return grids;
}

/** When each grid last changed, so that a region is not searched twice in the same state. */
class Changes {
  private clock = 1;
  private readonly changed: Int32Array;
  private readonly searched = new Map<string, number>();

  constructor(grids: number) {
    this.changed = new Int32Array(grids).fill(1);
  }

  private key = (grids: readonly number[]) => grids.toSorted((a, b) => a - b).join();

  isNew(grids: readonly number[]): boolean {
    const when = this.searched.get(this.key(grids)) ?? 0;
    return grids.some((g) => this.changed[g]! > when);
  }

  note(grids: readonly number[], improved: boolean): void {
    if (improved) {
      this.clock++;
      for (const g of grids) this.changed[g] = this.clock;
    }
    this.searched.set(this.key(grids), this.clock);
  }
}

function outsideBy(draft: Draft, g: number): number {
  const { L, heaviest } = draft.problem;
  return Math.max(0, L - draft.load[g]!, draft.load[g]! - heaviest);
}

/** Form pairs of neighbouring grids anew, with limits as wide as the pair now breaks them, until nothing helps. */
export function repairPairs(draft: Draft, random: Random): void {
  const { k } = draft.problem;
  const changes = new Changes(k);
  for (let pass = 0; pass < 12; pass++) {
    let improved = false;
    for (const g of random.shuffle(Array.from({ length: k }, (_, i) => i))) {
      for (const h of draft.neighbours(g)) {
        const pair = [g, h];
        if (!changes.isNew(pair)) continue;
        const region = new Region(draft, pair);
        const slack = Math.max(outsideBy(draft, g), outsideBy(draft, h));
        const { columns } = columnsFromScratch(region, slack, 400_000);
        const better =
          columns !== null && reformRegion(region, columns, null, { iterations: 0, work: 20_000 }).improved;
        changes.note(pair, better);
        improved ||= better;
      }
    }
    if (!improved) return;
  }
}

/**
 * Form larger and larger regions around grids that still break a limit anew, until none does.
 *
 * @param most work allowed in all, about 30 million a second.
 */
export function repairBroken(draft: Draft, random: Random, most: number): boolean {
  const { k } = draft.problem;
  const broken = () => Array.from({ length: k }, (_, g) => g).filter((g) => draft.isBroken(g));
  let work = 0;
  for (let round = 0; round < 40; round++) {
    const left = broken();
    if (left.length === 0) return true;
    if (work > most) return false;
    const size = 3 + (round % 4);
    for (const g of left) {
      if (!draft.isBroken(g)) continue;
      const region = new Region(draft, growRegion(draft, g, size, random));
      const slack = round % 8 < 4 ? 0 : Math.max(...region.grids.map((h) => outsideBy(draft, h)));
      const { columns, work: listed } = columnsFromScratch(region, slack, 4_000_000);
      work += listed;
      if (columns) work += reformRegion(region, columns, null, { iterations: 40, work: 400_000 }).work;
    }
    draft.assignAll();
  }
  return broken().length === 0;
}

/**
 * Search effort: columns looked at (about 30 million a second), sizes of regions in grids, and the size up
 * to which a region is listed anew where the pool does not reach far enough.
 */
export type ImproveLimits = {
  readonly work: number;
  readonly sizes: readonly number[];
  readonly listedGrids: number;
};

/** What the search draws columns from: a pool for where the plan is good, an enumeration for where it is not. */
export type Source = {
  readonly pool: ColumnPool;
  readonly duals: CoverDuals;
  readonly options: Options;
  /** Reduced cost up to which the pool may be taken as complete. */
  readonly pooled: number;
};

class ColumnSource {
  private readonly byCenter: Int32Array[];
  private readonly optionFrom: Int32Array;
  private readonly multipliers: { lambda: Float64Array; mu: Float64Array };

  constructor(
    private readonly draft: Draft,
    readonly source: Source,
    private readonly listedGrids: number,
  ) {
    const { n, m } = draft.problem;
    const { pool, duals, options } = source;
    const lists: number[][] = Array.from({ length: n }, () => []);
    for (let x = 0; x < pool.count; x++) lists[pool.center[x]!]!.push(x);
    this.byCenter = lists.map((list) =>
      Int32Array.from(list.sort((a, b) => duals.reduced[a]! - duals.reduced[b]! || a - b)),
    );
    this.optionFrom = optionsByCenter(options, n);
    this.multipliers = { lambda: duals.pi, mu: new Float64Array(m) };
  }

  /** What the grid costs above the multipliers. */
  excess(g: number): number {
    const { duals } = this.source;
    let excess = this.draft.cost[g]! - duals.kappa;
    for (const v of this.draft.grids[g]!) excess -= duals.pi[v]!;
    return excess;
  }

  /** Columns of a region, from an enumeration of it as far as that stays small, else from the pool. */
  columnsOf(region: Region): RegionColumns {
    const { pool, duals, options, pooled } = this.source;
    const room = { columns: 4000, each: 4000, sets: 20_000 };
    const enough = region.grids.length > this.listedGrids ? Infinity : pooled;
    for (let slack = slackOf(region, duals); slack > enough; slack /= 2) {
      const listed = enumerateInside(
        this.draft.problem,
        options,
        this.multipliers,
        region,
        this.optionFrom,
        duals.kappa + slack,
        room,
      );
      if (listed) return localColumns(region, listed, Array(listed.count).keys());
    }
    return columnsFromPool(region, pool, duals, this.byCenter, 4000);
  }
}

/**
 * Make a plan better by forming regions of it anew, small regions first.
 *
 * A large-neighbourhood search (Shaw 1998) whose neighbourhoods are solved as set partitioning; regions
 * where the plan is dearest above the multipliers come first. Deterministic for the random source.
 */
export function improveDraft(
  draft: Draft,
  source: Source,
  random: Random,
  limits: ImproveLimits,
  highs?: Highs,
): void {
  const { k } = draft.problem;
  const columns = new ColumnSource(draft, source, limits.listedGrids);
  const changes = new Changes(k);
  let work = 0;
  for (const size of limits.sizes) {
    for (let pass = 0; pass < 3; pass++) {
      let improved = false;
      const order = Array.from({ length: k }, (_, g) => g).sort(
        (a, b) => columns.excess(b) - columns.excess(a) || a - b,
      );
      for (const g of order) {
        if (work > limits.work) return;
        const grids = growRegion(draft, g, Math.min(size, k), random);
        if (!changes.isNew(grids)) continue;
        const region = new Region(draft, grids);
        const offered = columns.columnsOf(region);
        const result = reformRegion(region, offered, source.duals.pi, {
          iterations: 40,
          work: 300_000,
          highs,
        });
        work += result.work + 2000;
        changes.note(grids, result.improved);
        improved ||= result.improved;
      }
      if (!improved) break;
    }
  }
}
