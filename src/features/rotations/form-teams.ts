import type { RotationDraft } from "../../core/rotation/planning/plan.schema.ts";
import type { PoolPerson, TeamWish } from "../../core/teams/pool.ts";
import type { TeamReason, TeamViolation } from "../../core/teams/team.schema.ts";
import { AppError } from "../../lib/errors.ts";
import { runInWorker } from "../../lib/workbook/worker-job.ts";
import { readPlanning } from "./data.ts";
import type { Officer } from "./directory.ts";
import { isHead } from "./form.ts";
import { words } from "./strings.ts";
import type { TeamsJob } from "./teams.worker.ts";

/** Mixed teams, proposed on this device from people of several organs. */

const TIME_MS = 60_000;

export const poolPerson = (officer: Officer): PoolPerson => ({
  id: officer.id,
  organ_id: officer.organ_id,
  skills: [...officer.skills],
  canLead: isHead(officer),
});

export type ProposedTeams = TeamsJob["answer"];

/** What the teams are to inspect and when. */
export type TeamsPlan = Pick<RotationDraft, "settings" | "rounds" | "targets"> & {
  readonly organ_id: string;
};

export async function proposeTeams(
  people: readonly PoolPerson[],
  wish: TeamWish,
  plan: TeamsPlan,
  seed: number,
  signal: AbortSignal,
): Promise<ProposedTeams> {
  const { organ_id, settings, rounds, targets } = plan;
  const officers = people.map(({ id }) => id);
  const data = await readPlanning(organ_id, { officers, targets, rounds });
  if (!data) throw new AppError("rotation_not_found");
  const outcome = await runInWorker<TeamsJob>({
    createWorker: () =>
      new Worker(new URL("./teams.worker.ts", import.meta.url), { type: "module", name: "team-solve" }),
    request: { people, wish, draft: { settings, rounds, targets }, data, seed },
    transfer: [],
    timeMs: TIME_MS,
    signal,
  });
  if (outcome.status !== "answered") throw new AppError("rotation_not_solved", { detail: outcome.status });
  return outcome.answer;
}

/** Why there are no such teams, by what the pool lacks. */
export const reasonWords = (reason: TeamReason): string =>
  reason.type === "skill"
    ? words("rot.mixed.reason.skill", { skill: reason.skill })
    : (words.maybe(`rot.mixed.reason.${reason.type}`) ?? words("rot.mixed.reason.other"));

/** What a team misses, by its name. */
export function unmetWords(violation: TeamViolation, teamName: (team: number) => string): string {
  switch (violation.rule) {
    case "skill":
      return words("rot.mixed.unmet.skill", {
        team: teamName(violation.team),
        skill: violation.skill,
        n: violation.lacking,
      });
    case "lead":
      return words("rot.mixed.unmet.lead", { team: teamName(violation.team) });
    case "units":
      return words("rot.mixed.unmet.units", { team: teamName(violation.team), n: violation.units });
    case "size":
      return words("rot.mixed.unmet.size", { team: teamName(violation.team), n: violation.people });
    default:
      return words("rot.mixed.reason.other");
  }
}
