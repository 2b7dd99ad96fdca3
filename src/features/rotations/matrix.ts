import type { Placed } from "./arrangement.ts";
import type { PlanRecord } from "./data.ts";

/** A row of the matrix: a target with the teams that come, or a team with the targets it goes to, by round. */
export interface MatrixRow {
  id: string;
  name: string;
  /** The unit a village belongs to, where it is not the target itself. */
  unit: string;
  cells: readonly (readonly Placed[])[];
}
export type MatrixView = "targets" | "teams";

/** Cells by round, from the first; a target that is needed less often has empty ones. */
export function matrixRows(record: PlanRecord, visits: readonly Placed[], view: MatrixView): MatrixRow[] {
  const byRow = new Map<string, Placed[]>();
  for (const visit of visits) {
    const id = view === "targets" ? visit.target_id : visit.team_id;
    const held = byRow.get(id);
    if (held) held.push(visit);
    else byRow.set(id, [visit]);
  }
  const rows =
    view === "targets"
      ? record.targets.map(({ id, name, organ_name }) => ({ id, name, unit: unitBeside(name, organ_name) }))
      : record.teams.map(({ id, name }) => ({ id, name, unit: "" }));
  return rows.map((row) => ({
    ...row,
    cells: record.rounds.map(({ round }) =>
      (byRow.get(row.id) ?? []).filter((visit) => visit.round === round),
    ),
  }));
}

/** 石门村 stands beside 云溪镇; 云溪镇 needs nothing beside it. */
const unitBeside = (name: string, organ: string): string => {
  const unit = organ.replace(/(纪工委|纪委)$/, "");
  return name.startsWith(unit) ? "" : unit;
};

/** Where an arrow key leads from a cell; the edge stays the edge. */
export function cellTowards(
  at: { row: number; column: number },
  key: string,
  size: { rows: number; columns: number },
): { row: number; column: number } | undefined {
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    Home: [0, -size.columns],
    End: [0, size.columns],
  };
  const step = steps[key];
  if (!step) return undefined;
  const within = (value: number, end: number) => Math.max(0, Math.min(end - 1, value));
  return { row: within(at.row + step[0], size.rows), column: within(at.column + step[1], size.columns) };
}
