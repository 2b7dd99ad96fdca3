import type { PlanningData, RotationDraft } from "../../core/rotation/planning/plan.schema.ts";
import { poolFacts } from "../../core/rotation/planning/pool-facts.ts";
import { barredFor, type PoolPerson, poolInstance, type TeamWish } from "../../core/teams/pool.ts";
import { solveTeams } from "../../core/teams/solve.ts";
import type { TeamSolution } from "../../core/teams/team.schema.ts";
import { serveJob } from "../../lib/workbook/serve-job.ts";

export type TeamsJob = {
  request: {
    people: readonly PoolPerson[];
    wish: TeamWish;
    draft: Pick<RotationDraft, "settings" | "rounds" | "targets">;
    data: PlanningData;
    seed: number;
  };
  progress: never;
  answer: {
    /** Whom the indexes of the solution mean. */
    people: readonly PoolPerson[];
    solution: TeamSolution;
    /** How many targets each team cannot inspect; empty without teams. */
    barred: number[];
  };
};

serveJob<TeamsJob>(({ people: pool, wish, draft, data, seed }) => {
  const facts = poolFacts(pool, draft, data);
  const { people, instance } = poolInstance(pool, wish, facts);
  const solution = solveTeams(instance, { seed });
  const teams = solution.status === "infeasible" ? [] : solution.teams;
  const barred = teams.map((members) =>
    barredFor(
      members.map((p) => people[p]!),
      facts,
    ),
  );
  return Promise.resolve({ people, solution, barred });
});
