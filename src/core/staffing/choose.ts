/** A person who can be asked: bits of the asked skills, bit of the force, what the choice weighs. */
export interface Candidate {
  readonly id: string;
  readonly skills: number;
  readonly force: number;
  readonly cost: number;
}

export interface Task {
  /** People to choose, 0 or more. */
  readonly count: number;
  /** Bits per skill, at most 10. */
  readonly skillBits: number;
  /** What the people already on the team cover. */
  readonly covered: { readonly skills: number; readonly forces: number };
  readonly isMixed: (forces: number) => boolean;
}

export interface Choice {
  readonly chosen: readonly Candidate[];
  readonly skills: number;
  readonly cost: number;
}

const FORCE_BITS = 4;

/**
 * The best team: of all sets of `count` candidates whose forces, with those of the team, are mixed as asked, one that covers
 * the most asked skills; of those one of least cost.
 *
 * Exact. A dynamic programme over (people chosen, skills covered, forces present) keeps the cheapest way to each state. Left
 * out beforehand is only a candidate for whom `count` others stand ahead in (cost, id) with the same force and no asked skill
 * less: in any team with him one of those is missing, and can take his place at no loss.
 *
 * @returns null when no set is mixed as asked. Deterministic: the order of the input does not matter; ties go to who stands
 *   first in (cost, id).
 * Cost: O(c · count · 2^(skillBits + 4)) time in the worst case, c candidates left; states never reached cost nothing.
 */
export function chooseTeam(candidates: readonly Candidate[], task: Task): Choice | null {
  const inOrder = [...candidates].sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1));
  const kept = withoutDominated(inOrder, task);
  const programme = createProgramme(task);
  for (const [index, candidate] of kept.entries()) programme.offer(candidate, index);
  return programme.best(kept);
}

function withoutDominated(inOrder: readonly Candidate[], task: Task): Candidate[] {
  const ahead = new Map<number, number>();
  return inOrder.filter((candidate) => {
    const skills = candidate.skills & ~task.covered.skills;
    let better = 0;
    for (const [type, count] of ahead) {
      if (type % 16 === candidate.force && ((type >> FORCE_BITS) & skills) === skills) better += count;
    }
    const type = (skills << FORCE_BITS) | candidate.force;
    if (better >= task.count) return false;
    ahead.set(type, (ahead.get(type) ?? 0) + 1);
    return true;
  });
}

function createProgramme(task: Task) {
  const states = 1 << (task.skillBits + FORCE_BITS);
  const costs = new Float64Array((task.count + 1) * states).fill(Infinity);
  const last = new Int32Array((task.count + 1) * states).fill(-1);
  const reached: number[][] = Array.from({ length: task.count + 1 }, () => []);
  // Who was taken, and the entry for those taken before him.
  const takenWho: number[] = [];
  const takenBefore: number[] = [];
  const first = (task.covered.skills << FORCE_BITS) | task.covered.forces;
  costs[first] = 0;
  reached[0]!.push(first);

  const offer = (candidate: Candidate, index: number) => {
    const bits = (candidate.skills << FORCE_BITS) | candidate.force;
    for (let count = task.count - 1; count >= 0; count -= 1) {
      for (const state of reached[count]!) {
        const from = count * states + state;
        const target = (count + 1) * states + (state | bits);
        const cost = costs[from]! + candidate.cost;
        if (cost >= costs[target]!) continue;
        if (costs[target] === Infinity) reached[count + 1]!.push(state | bits);
        costs[target] = cost;
        takenWho.push(index);
        takenBefore.push(last[from]!);
        last[target] = takenWho.length - 1;
      }
    }
  };

  const best = (kept: readonly Candidate[]): Choice | null => {
    let found: { state: number; skills: number; cost: number } | null = null;
    for (const state of [...reached[task.count]!].sort((a, b) => a - b)) {
      if (!task.isMixed(state % 16)) continue;
      const skills = bitCount(state >> FORCE_BITS);
      const cost = costs[task.count * states + state]!;
      if (!found || skills > found.skills || (skills === found.skills && cost < found.cost)) {
        found = { state, skills, cost };
      }
    }
    if (!found) return null;
    const chosen: Candidate[] = [];
    for (let at = last[task.count * states + found.state]!; at >= 0; at = takenBefore[at]!) {
      chosen.push(kept[takenWho[at]!]!);
    }
    return { chosen: chosen.reverse(), skills: found.state >> FORCE_BITS, cost: found.cost };
  };
  return { offer, best };
}

/** Bits that are set, of at most 32. */
export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
