import type { RotationModel } from "./model.ts";
import type { RefillLoads } from "./refill.ts";
import type { Schedule } from "./schedule.ts";
import type { TeamLoads } from "./transport.ts";

/** Most windows of totals that are tried when the balance of totals is loose. */
const MOST_WINDOWS = 4;

/**
 * Limits on the teams' totals, the likeliest first. With a balance of at most 1 and all teams full-time there is only
 * one: everybody floor(N / T) or ceil(N / T). A looser balance allows several windows. A team that is away for some
 * rounds takes its share of the others; what that comes to is an estimate, which the per-round balance decides.
 */
export function likelyLoads(model: RotationModel): TeamLoads[] {
  const { teams, slots, instance, fullTime } = model;
  const shares = expectedShares(model);
  const width = Math.max(instance.balance.total, 0);
  const slack = Math.max(0, instance.balance.perRound - 1);
  const full = shares.find((_, t) => fullTime[t] === 1) ?? slots / Math.max(1, teams);
  const windows: TeamLoads[] = [];
  for (const floor of windowFloors(full, width)) {
    const least = new Int32Array(teams);
    const most = new Int32Array(teams);
    for (let t = 0; t < teams; t++) {
      const open = instance.R - instance.teams[t]!.off.length;
      const isFull = fullTime[t] === 1;
      least[t] = isFull ? floor : Math.max(0, Math.floor(shares[t]!) - open * slack - 1);
      most[t] = isFull
        ? Math.max(Math.ceil(full), floor + width)
        : Math.ceil(shares[t]!) + open * (slack + 1);
    }
    windows.push({ least, most });
  }
  return windows;
}

/** Lower ends of windows that contain the mean, the centred ones first. */
function windowFloors(mean: number, width: number): number[] {
  const top = Math.floor(mean);
  if (width <= 1) return [top];
  const centre = Math.max(0, top - Math.floor(width / 2));
  const floors = new Set([centre, centre + 1, centre - 1, top, Math.max(0, Math.ceil(mean) - width)]);
  return [...floors]
    .filter((floor) => floor >= 0 && floor <= top && floor + width >= mean)
    .slice(0, MOST_WINDOWS);
}

/** Visits that each team makes if every round has its share and shares it evenly among the teams available. */
function expectedShares({ teams, slots, rounds, instance }: RotationModel): number[] {
  const perRound = slots / rounds;
  const shares = Array<number>(teams).fill(0);
  for (let r = 1; r <= rounds; r++) {
    const available = instance.teams.filter((team) => !team.off.includes(r)).length;
    instance.teams.forEach((team, t) => {
      if (!team.off.includes(r)) shares[t]! += perRound / available;
    });
  }
  return shares;
}

/**
 * Limits on the loads of every cell, team and round in which every plan is balanced: the likeliest window of a round's
 * loads and the likeliest of the totals, less the visits that are decided.
 */
export function windowLoads(schedule: Schedule): RefillLoads | null {
  const { model, isFixed } = schedule;
  const { teams, rounds, slots, instance } = model;
  const { balance, roundLoad } = instance;
  const [window] = likelyLoads(model);
  if (window === undefined) return null;
  const cells = emptyLimits(teams * (rounds + 1));
  const perRound = emptyLimits(rounds + 1);
  for (let r = 1; r <= rounds; r++) {
    const available = instance.teams.filter((team) => !team.off.includes(r)).length;
    const share = slots / rounds / Math.max(1, available);
    const least = Math.max(0, Math.floor(share - Math.max(0, balance.perRound - 1) / 2));
    perRound.least[r] = roundLoad[0];
    perRound.most[r] = Math.min(slots, roundLoad[1]);
    instance.teams.forEach((team, t) => {
      if (team.off.includes(r)) return;
      cells.least[t * (rounds + 1) + r] = least;
      cells.most[t * (rounds + 1) + r] = least + balance.perRound;
    });
  }
  const totals = { least: window.least.slice(), most: window.most.slice() };
  for (let slot = 0; slot < slots; slot++) {
    if (isFixed[slot] === 0) continue;
    const [team, round] = [schedule.teamOf[slot]!, schedule.roundOf[slot]!];
    takeOne(cells, team * (rounds + 1) + round);
    takeOne(totals, team);
    takeOne(perRound, round);
  }
  return { cells, totals, perRound };
}

const emptyLimits = (size: number) => ({ least: new Int32Array(size), most: new Int32Array(size) });

/** One visit of these is decided. */
function takeOne({ least, most }: RefillLoads["cells"], index: number): void {
  least[index] = Math.max(0, least[index]! - 1);
  most[index] = Math.max(0, most[index]! - 1);
}
