import { createRandom, type Random } from "../../src/core/random.ts";
import type { Instance, Triple } from "./rotation.ts";

/** Which rules an instance has besides the ones that all have. */
export type Features = {
  ties: boolean;
  off: boolean;
  rounds: boolean;
  gap: boolean;
  travel: boolean;
  history: boolean;
  scope: "lead" | "any";
  lag: number;
  locks: boolean;
  baseline: boolean;
  looseTotals: boolean;
};

const NONE: Features = {
  ties: false,
  off: false,
  rounds: false,
  gap: false,
  travel: false,
  history: false,
  scope: "lead",
  lag: 1,
  locks: false,
  baseline: false,
  looseTotals: false,
};

const SIDE = 1000;
const coin = (random: Random, odds: number): boolean => random.int(odds) === 0;

/**
 * A small instance of rotation/1 with the features asked for. Nothing guarantees that a plan exists.
 *
 * @param size teams, targets and rounds; every target needs one or two visits.
 */
export function randomRotation(
  seed: number,
  size: { teams: number; targets: number; rounds: number },
  features: Partial<Features> = {},
): Instance {
  const random = createRandom(seed);
  const has = { ...NONE, ...features };
  const { teams: T, targets: V, rounds: R } = size;
  const place = () => ({ x: random.int(SIDE), y: random.int(SIDE) });
  const units = Array.from({ length: T }, (_, i) => ({ id: `u${i}`, ...place() }));
  const someRounds = () => range(R).filter(() => !coin(random, 3));
  const targets = range(V, 0).map((n): Instance["targets"][number] => {
    const rounds = has.rounds && coin(random, 3) ? someRounds() : null;
    const need = Math.min(rounds?.length ?? R, coin(random, 3) ? 2 : 1);
    return {
      id: `v${n}`,
      unit: random.int(T),
      ...place(),
      need,
      ...(rounds && rounds.length > 0 && { rounds }),
      ...(has.gap && coin(random, 2) && { minGap: random.int(3) }),
    };
  });
  const visits = targets.reduce((sum, { need }) => sum + need, 0);
  const instance: Instance = {
    mode: "project",
    R,
    units,
    teams: units.map(({ x, y }, t) => ({
      id: `t${t}`,
      units: coin(random, 2) || T < 2 ? [t] : [t, (t + 1 + random.int(T - 1)) % T],
      x,
      y,
      off: has.off && coin(random, 3) ? [1 + random.int(R)] : [],
    })),
    targets,
    unitTies: [],
    hardTies: [],
    softTies: [],
    maxTravel: has.travel ? Math.floor(SIDE * (0.7 + random.int(40) / 100)) : 0,
    window: coin(random, 2) ? R : 1 + random.int(R + 1),
    reciprocal: { lag: has.lag, scope: has.scope },
    balance: { perRound: 1 + random.int(2), total: has.looseTotals ? random.int(4) : 1 },
    roundLoad: coin(random, 2)
      ? [0, visits]
      : [Math.max(0, Math.floor(visits / R) - 1), Math.ceil(visits / R) + 1],
    history: [],
    locks: [],
    baseline: null,
    changeCost: 0,
    frozenBefore: 0,
  };
  addTies(random, instance, has);
  if (has.history)
    instance.history = range(T, 0).map((t): [number, number, number] => [
      t,
      random.int(V),
      0 - random.int(2),
    ]);
  if (has.locks) instance.locks = dedupe([drawVisit(random, instance)]);
  if (has.baseline) addBaseline(random, instance);
  return instance;
}

const range = (length: number, from = 1): number[] => Array.from({ length }, (_, i) => i + from);

function addTies(random: Random, instance: Instance, has: Features): void {
  if (!has.ties) return;
  instance.teams.forEach((_, t) => {
    if (coin(random, 2)) {
      const cost = coin(random, 2) ? null : random.int(300);
      instance.unitTies!.push([t, random.int(instance.units.length), "native", cost]);
    }
    if (coin(random, 2)) instance.hardTies.push([t, random.int(instance.targets.length), "relative"]);
    if (coin(random, 2)) {
      instance.softTies.push([t, random.int(instance.targets.length), "classmate", random.int(300)]);
    }
  });
}

const drawVisit = (random: Random, { teams, targets, R }: Instance): [number, number, number] => [
  random.int(teams.length),
  random.int(targets.length),
  1 + random.int(R),
];

const dedupe = <V extends Triple>(visits: V[]): V[] => [
  ...new Map(visits.map((visit) => [visit.join(), visit])).values(),
];

/** A published plan as might be left after many changes: some of its visits go, some do not. */
function addBaseline(random: Random, instance: Instance): void {
  const visits = instance.targets.flatMap(({ need }, v) =>
    range(need).map((): [number, number, number] => [
      random.int(instance.teams.length),
      v,
      1 + random.int(instance.R),
    ]),
  );
  instance.baseline = dedupe(visits);
  instance.changeCost = random.int(400);
}
