import type { Transition } from "./data.ts";

export type Step = { action: string; to: string; roles: string[]; needsNote: boolean };
export type LifeCycle = { entity: string; states: { from: string; steps: Step[] }[] };

/** The rows of the workflow table grouped as they are read: entity, state, then each action with the roles that may take it. */
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
      });
  }
  return cycles;
}
