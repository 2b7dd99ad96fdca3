import * as v from "valibot";
import type { Effort } from "./grids/solve.ts";
import type { LoadHighs } from "./grids/master.ts";

/** `effort` is quick unless told; `loadHighs` is called only where an integer program is needed. */
export type SolveOptions = {
  readonly seed?: number;
  readonly effort?: Effort;
  readonly loadHighs?: LoadHighs;
};

/** An input that breaks its format: the first field that does, what it holds, and what was expected there. */
export type BadInput = {
  readonly status: "bad_input";
  readonly field: string;
  readonly value: string;
  readonly expected: string;
};
export type Solved = { readonly status: "solved"; readonly solution: { readonly status: string } };

type Solver = (input: unknown, options: SolveOptions) => Promise<Solved | BadInput>;

/** Each format's schema and solver, fetched when an instance of it comes along. */
const SOLVERS: Record<string, () => Promise<Solver>> = {
  "grid/1": async () => {
    const [{ GridInstance }, { solveGrid }] = await Promise.all([
      import("./grids/grid.schema.ts"),
      import("./grids/solve.ts"),
    ]);
    return solver(GridInstance, solveGrid);
  },
  "rotation/1": async () => {
    const [{ RotationInstance }, { solveRotation }] = await Promise.all([
      import("./rotation/rotation.schema.ts"),
      import("./rotation/solve.ts"),
    ]);
    return solver(RotationInstance, solveRotation);
  },
  "team/1": async () => {
    const [{ TeamInstance }, { solveTeams }] = await Promise.all([
      import("./teams/team.schema.ts"),
      import("./teams/solve.ts"),
    ]);
    return solver(TeamInstance, solveTeams);
  },
};

function solver<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (
    instance: v.InferOutput<Schema>,
    options: SolveOptions,
  ) => { status: string } | Promise<{ status: string }>,
): Solver {
  return async (input, options) => {
    const parsed = v.safeParse(schema, input, { abortEarly: true });
    if (!parsed.success) return badInput(parsed.issues[0]);
    return { status: "solved", solution: await run(parsed.output, options) };
  };
}

function badInput(issue: v.BaseIssue<unknown>): BadInput {
  return {
    status: "bad_input",
    field: v.getDotPath(issue) ?? "instance",
    value: issue.received,
    expected: issue.type === "integer" ? "a whole number" : (issue.expected ?? issue.message),
  };
}

/**
 * Solve an instance of any of the solver contracts' formats: the one way in for the command line, the edge
 * functions and the browser's worker.
 *
 * @param input parsed JSON; its `format` decides.
 */
export async function solve(input: unknown, options: SolveOptions = {}): Promise<Solved | BadInput> {
  const formats = Object.keys(SOLVERS);
  const Head = v.object({ format: v.picklist(formats) });
  const head = v.safeParse(Head, input);
  if (!head.success) return badInput(head.issues[0]);
  const load = SOLVERS[head.output.format]!;
  return (await load())(input, options);
}
