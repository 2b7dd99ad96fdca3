import {
  doGoTogether,
  loadProblems,
  mayVisitIn,
  objectiveOfPlan,
  planProblems,
  type Instance,
  type Triple,
} from "./rotation.ts";

/**
 * The cheapest plan and the least number of published visits dropped, or that there is none, or that the limit was
 * reached.
 */
export type Enumerated =
  | { status: "solved"; total: number; dropped: number; plan: Triple[] }
  | { status: "none" }
  | { status: "unknown" };

/**
 * Every plan of a small instance, by trying for each target every set of visits that go together, and all
 * combinations of these.
 *
 * Complete and slow; a check of the solver on instances of a handful of teams and targets.
 */
export function enumeratePlans(instance: Instance, limit: number): Enumerated {
  const options = instance.targets.map((_, v) => visitSets(instance, v));
  const order = [...options.keys()].sort((a, b) => options[a]!.length - options[b]!.length);
  let left = limit;
  let best: Triple[] | null = null;
  let total = Infinity;
  let dropped = Infinity;
  const place = (at: number, plan: readonly Triple[]): void => {
    if (--left < 0) return;
    const target = order[at];
    if (target === undefined) {
      if (loadProblems(instance, plan).length > 0 || planProblems(instance, plan).length > 0) return;
      const objective = objectiveOfPlan(instance, plan);
      dropped = Math.min(dropped, objective.changes);
      if (objective.total < total) {
        total = objective.total;
        best = [...plan];
      }
      return;
    }
    for (const visits of options[target]!) {
      const fits = visits.every((visit) => plan.every((other) => doGoTogether(instance, visit, other)));
      if (fits) place(at + 1, [...plan, ...visits]);
    }
  };
  place(0, []);
  if (left < 0) return { status: "unknown" };
  return best === null ? { status: "none" } : { status: "solved", total, dropped, plan: best };
}

/** All sets of visits that meet a target's need, decided ones among them. */
function visitSets(instance: Instance, v: number): Triple[][] {
  const { need } = instance.targets[v]!;
  const frozen = (instance.baseline ?? []).filter((visit) => visit[2] < instance.frozenBefore);
  const decided = new Set(
    [...instance.locks, ...frozen].filter((visit) => visit[1] === v).map((visit) => visit.join()),
  );
  const cells: Triple[] = [];
  for (let t = 0; t < instance.teams.length; t++) {
    for (let r = 1; r <= instance.R; r++) if (mayVisitIn(instance, [t, v, r])) cells.push([t, v, r]);
  }
  const sets: Triple[][] = [];
  const extend = (from: number, chosen: readonly Triple[]): void => {
    if (chosen.length === need) {
      const has = new Set(chosen.map((visit) => visit.join()));
      if ([...decided].every((visit) => has.has(visit))) sets.push([...chosen]);
      return;
    }
    for (let i = from; i < cells.length; i++) {
      if (chosen.every((visit) => doGoTogether(instance, visit, cells[i]!))) {
        extend(i + 1, [...chosen, cells[i]!]);
      }
    }
  };
  extend(0, []);
  return sets;
}
