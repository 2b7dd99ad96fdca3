import type { GridProblem } from "./problem.ts";

/**
 * Where a grid can be centred and by whom it can be led, as the relaxation sees it: an option is a medoid
 * with either one leader whose costs matter here (of the published plan, or of a lock), or with "anybody
 * else" (`leader` -1), who pays the full change. Where leaders are few, each has options of their own.
 */
export type Options = {
  readonly count: number;
  readonly center: Int32Array;
  readonly leader: Int32Array;
  /** What each village adds to its travel: `add[option][v]`, shared between options of one leader. */
  readonly add: readonly Float64Array[];
  /** Villages near a centre, nearest first, itself left out: `reach` of them each. */
  readonly reach: number;
  readonly nearby: Int32Array;
};

/** Villages whose nearest neighbours are all kept, so that nothing is lost; leaders who each get an option. */
const SMALL = 100;
const FEW_LEADERS = 12;

function nearestVillages(problem: GridProblem, reach: number): Int32Array {
  const { n, travel, w } = problem;
  const nearby = new Int32Array(n * reach);
  const distance = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const others: number[] = [];
    for (let i = 0; i < n; i++) {
      distance[i] = travel[j * n + i]! / w[i]!;
      if (i !== j) others.push(i);
    }
    others.sort((a, b) => distance[a]! - distance[b]! || a - b);
    for (let t = 0; t < reach; t++) nearby[j * reach + t] = others[t]!;
  }
  return nearby;
}

function leadersOfInterest(problem: GridProblem): Int32Array[] {
  const { n, prev, lockOf, changeCost } = problem;
  return Array.from({ length: n }, (_, v) =>
    Int32Array.of(...[lockOf[v]!, changeCost > 0 ? prev[v]! : -1].filter((c) => c >= 0)),
  );
}

function usualReach({ n, k }: GridProblem): number {
  return Math.min(n - 1, n <= SMALL ? n : Math.max(48, 4 * Math.ceil(n / k)));
}

/**
 * The options of a problem; see {@link Options}.
 *
 * @param reach villages that each centre sees, nearest first; all of them are needed for a proof.
 */
export function listOptions(problem: GridProblem, reach = usualReach(problem)): Options {
  const { n, m, extra, prev, lockOf, changeCost, cap } = problem;
  const nearby = nearestVillages(problem, reach);
  const interest = leadersOfInterest(problem);
  const newcomer = Float64Array.from({ length: n }, (_, v) =>
    lockOf[v]! >= 0 ? Infinity : prev[v]! >= 0 ? changeCost : 0,
  );
  const byName = n <= SMALL && m <= FEW_LEADERS;
  const everyone = Array.from({ length: m }, (_, c) => c);
  const rows = new Map<number, Float64Array>();
  const center: number[] = [];
  const leader: number[] = [];
  const add: Float64Array[] = [];
  for (let j = 0; j < n; j++) {
    const leaders = new Set<number>(interest[j]);
    for (let t = 0; t < reach; t++) for (const c of interest[nearby[j * reach + t]!]!) leaders.add(c);
    for (const c of byName ? everyone : [-1, ...[...leaders].sort((a, b) => a - b)]) {
      const row = c < 0 ? newcomer : (rows.get(c) ?? extra.subarray(c * n, (c + 1) * n));
      if (row[j] === Infinity || (c >= 0 && cap[c]! < 0)) continue;
      rows.set(c, row);
      center.push(j);
      leader.push(c);
      add.push(row);
    }
  }
  return {
    count: center.length,
    center: Int32Array.from(center),
    leader: Int32Array.from(leader),
    add,
    reach,
    nearby,
  };
}

/** Where the options of each centre begin: those of j are `from[j] … from[j + 1] - 1`. */
export function optionsByCenter(options: Options, n: number): Int32Array {
  const from = new Int32Array(n + 1);
  for (const j of options.center) from[j + 1]! += 1;
  for (let j = 0; j < n; j++) from[j + 1]! += from[j]!;
  return from;
}

/** Multipliers of "every village once" and "every leader at most once", and the bound they prove. */
export type Multipliers = {
  readonly lambda: Float64Array;
  /** Zero or below, per leader; only those of interest have one. */
  readonly mu: Float64Array;
  /** Σλ, Σμ and the k smallest `phi` of different centres: no plan costs less. */
  readonly value: number;
  /** Least reduced cost of a grid centred at j, `Infinity` when there is none. */
  readonly phi: Float64Array;
  readonly phiOfOption: Float64Array;
};

/** The fractional knapsack of each option; keeps its order of villages from call to call. */
class Knapsacks {
  private readonly order: Int32Array;
  private readonly ratio: Float64Array;

  constructor(
    private readonly problem: GridProblem,
    private readonly options: Options,
  ) {
    const { count, reach, center, nearby } = options;
    this.order = new Int32Array(count * reach);
    this.ratio = new Float64Array(reach);
    for (let o = 0; o < count; o++) {
      const from = center[o]! * reach;
      this.order.set(nearby.subarray(from, from + reach), o * reach);
    }
  }

  /** Sort the villages of option o by reduced cost per unit of workload. */
  private sort(o: number, lambda: Float64Array): void {
    const { n, travel, w } = this.problem;
    const { reach } = this.options;
    const row = this.options.center[o]! * n;
    const add = this.options.add[o]!;
    const { order, ratio } = this;
    const base = o * reach;
    for (let t = 0; t < reach; t++) {
      const v = order[base + t]!;
      const r = (travel[row + v]! + add[v]! - lambda[v]!) / w[v]!;
      let p = t;
      while (p > 0 && ratio[p - 1]! > r) {
        ratio[p] = ratio[p - 1]!;
        order[base + p] = order[base + p - 1]!;
        p--;
      }
      ratio[p] = r;
      order[base + p] = v;
    }
  }

  /** Least reduced cost of option o when villages may be split; `use` is told how much of each is taken. */
  solve(o: number, lambda: Float64Array, use?: (v: number, share: number) => void): number {
    const { w, L, heaviest } = this.problem;
    const j = this.options.center[o]!;
    const { reach } = this.options;
    this.sort(o, lambda);
    let value = this.options.add[o]![j]! - lambda[j]!;
    let load = w[j]!;
    use?.(j, 1);
    for (let t = 0; t < reach; t++) {
      const r = this.ratio[t]!;
      const room = r < 0 ? heaviest - load : L - load;
      if (room <= 0 || r === Infinity) break;
      const v = this.order[o * reach + t]!;
      const part = Math.min(w[v]!, room);
      value += r * part;
      load += part;
      use?.(v, part / w[v]!);
    }
    if (load < L || load > heaviest) value = Infinity;
    return value;
  }
}

/** Least reduced cost of each option under given multipliers, villages split. O(options · reach). */
export function optionBounds(
  problem: GridProblem,
  options: Options,
  multipliers: { readonly lambda: Float64Array; readonly mu: Float64Array },
): Float64Array {
  const knapsacks = new Knapsacks(problem, options);
  return Float64Array.from({ length: options.count }, (_, o) => {
    const leader = options.leader[o]!;
    return knapsacks.solve(o, multipliers.lambda) - (leader >= 0 ? multipliers.mu[leader]! : 0);
  });
}

/** First guess: what it costs to reach each village from as far as a middling grid extends. */
function firstGuess(problem: GridProblem, options: Options): Float64Array {
  const { n, w, travel, k } = problem;
  const { reach, nearby } = options;
  const half = (0.6 * w.reduce((a, b) => a + b, 0)) / k;
  return Float64Array.from({ length: n }, (_, i) => {
    let load = w[i]!;
    let t = 0;
    while (t < reach - 1 && load < half) load += w[nearby[i * reach + t++]!]!;
    return reach > 0 ? travel[nearby[i * reach + t]! * n + i]! : 0;
  });
}

/**
 * Lower bound of any plan by Lagrangian relaxation: villages may be covered more or less than once at a
 * price, each grid is a knapsack around its medoid, contiguity is left out.
 *
 * The multipliers are improved by a deflected subgradient with Polyak steps. Their source: Hess et al.,
 * "Nonpartisan political redistricting by computer", Operations Research 13 (1965), as the capacitated
 * p-median of Mulvey and Beck (1984); the step is Held, Wolfe and Crowder (1974).
 *
 * Valid when n ≤ 64; in larger problems each centre sees its nearest villages only, which serves the search
 * but is no proof: `certify.ts` evaluates the multipliers anew.
 *
 * @param iterations evaluations of the relaxation; each costs O(options · reach).
 */
export function maximiseRelaxation(problem: GridProblem, options: Options, iterations: number): Multipliers {
  const { n, k, m } = problem;
  const knapsacks = new Knapsacks(problem, options);
  const phiOfOption = new Float64Array(options.count);
  const lambda = firstGuess(problem, options);
  const mu = new Float64Array(m);
  const gradientMu = new Float64Array(m);
  const directionMu = new Float64Array(m);
  const led = [...new Set(options.leader)].filter((c) => c >= 0);
  const phi = new Float64Array(n);
  const optionOf = new Int32Array(n);
  const ranked = Int32Array.from({ length: n }, (_, j) => j);
  const gradient = new Float64Array(n);
  const direction = new Float64Array(n);
  const take = (v: number, share: number) => {
    gradient[v] = gradient[v]! - share;
  };

  const evaluate = (): number => {
    phi.fill(Infinity);
    for (let o = 0; o < options.count; o++) {
      const leader = options.leader[o]!;
      const value = knapsacks.solve(o, lambda) - (leader >= 0 ? mu[leader]! : 0);
      phiOfOption[o] = value;
      const j = options.center[o]!;
      if (value < phi[j]!) {
        phi[j] = value;
        optionOf[j] = o;
      }
    }
    ranked.sort((a, b) => (phi[a]! < phi[b]! ? -1 : phi[a]! > phi[b]! ? 1 : a - b));
    let value = 0;
    for (const price of lambda) value += price;
    for (const price of mu) value += price;
    gradient.fill(1);
    gradientMu.fill(1);
    for (let q = 0; q < k && q < n; q++) {
      const j = ranked[q]!;
      if (phi[j] === Infinity) return Infinity;
      value += phi[j]!;
      knapsacks.solve(optionOf[j]!, lambda, take);
      const leader = options.leader[optionOf[j]!]!;
      if (leader >= 0) gradientMu[leader]! -= 1;
    }
    return value;
  };

  const best = { value: -Infinity, lambda, mu, phi, phiOfOption };
  let scale = 1;
  let stalled = 0;
  for (let round = 0; round < iterations; round++) {
    const value = evaluate();
    if (value === Infinity) return { value, lambda, mu, phi, phiOfOption };
    stalled = value > best.value + 1e-4 * Math.abs(best.value) ? 0 : stalled + 1;
    if (value > best.value) {
      best.value = value;
      best.lambda = lambda.slice();
      best.mu = mu.slice();
      best.phi = phi.slice();
      best.phiOfOption = phiOfOption.slice();
    }
    if (stalled >= 8) {
      scale *= 0.6;
      stalled = 0;
      lambda.set(best.lambda);
      mu.set(best.mu);
      direction.fill(0);
      directionMu.fill(0);
      continue;
    }
    let norm = 0;
    for (let v = 0; v < n; v++) {
      direction[v] = 0.6 * direction[v]! + gradient[v]!;
      norm += direction[v]! * direction[v]!;
    }
    for (const c of led) {
      const d = 0.6 * directionMu[c]! + gradientMu[c]!;
      directionMu[c] = mu[c] === 0 && d > 0 ? 0 : d;
      norm += directionMu[c] * directionMu[c];
    }
    if (norm < 1e-12) break;
    const target = best.value + 0.05 * Math.abs(best.value) + 1;
    const step = (scale * (target - value)) / norm;
    for (let v = 0; v < n; v++) lambda[v]! += step * direction[v]!;
    for (const c of led) mu[c] = Math.min(0, mu[c]! + step * directionMu[c]!);
  }
  return best;
}
