import type { Transition } from "./data.ts";

export type Step = { action: string; to: string; roles: string[]; needsNote: boolean; limit: string | null };
export type State = { from: string; steps: Step[] };
export type LifeCycle = { entity: string; states: State[] };

/**
 * The rows of the workflow table grouped as they are read: entity, state, then each action with the roles that may take
 * it. States stand in the order in which a matter reaches them, the shortest way first; `limit` is the
 * code of the rule that gives the deadline.
 */
export function lifeCycles(transitions: readonly Transition[]): LifeCycle[] {
  const cycles: LifeCycle[] = [];
  for (const row of transitions) {
    let cycle = cycles.find((known) => known.entity === row.entity_name);
    if (!cycle) cycles.push((cycle = { entity: row.entity_name, states: [] }));
    let state = cycle.states.find((known) => known.from === row.from_state);
    if (!state) cycle.states.push((state = { from: row.from_state, steps: [] }));
    const step = state.steps.find((known) => known.action === row.action && known.to === row.to_state);
    if (step) step.roles.push(row.role);
    else
      state.steps.push({
        action: row.action,
        to: row.to_state,
        roles: [row.role],
        needsNote: row.needs_note,
        limit: row.sets_deadline,
      });
  }
  return cycles.map(({ entity, states }) => ({ entity, states: asReached(states) }));
}

/** The first row is of the state in which a matter begins; what cannot be reached from there comes last, as given. */
function asReached(states: readonly State[]): State[] {
  const reached = new Set(states.slice(0, 1));
  for (const { steps } of reached) {
    for (const { to } of steps) {
      const next = states.find(({ from }) => from === to);
      if (next) reached.add(next);
    }
  }
  return [...reached, ...states.filter((state) => !reached.has(state))];
}
