import type { TeamInstance, TeamSolution } from "../../core/teams/team.schema.ts";
import { solveTeams } from "../../core/teams/solve.ts";
import { serveJob } from "../../lib/workbook/serve-job.ts";

export type TeamsJob = {
  request: { instance: TeamInstance; seed: number };
  progress: never;
  answer: TeamSolution;
};

serveJob<TeamsJob>(({ instance, seed }) => Promise.resolve(solveTeams(instance, { seed })));
