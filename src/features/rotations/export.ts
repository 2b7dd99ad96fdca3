import { formatList } from "../../lib/format.ts";
import type { WorkbookSpec } from "../../lib/workbook/spec.ts";
import type { PlanRecord } from "./data.ts";
import { matrixRows } from "./matrix.ts";

export interface ExportWords {
  /** The checklist of the inspections, in words; null without one. */
  checklist: string | null;
  matrix: string;
  list: string;
  teams: string;
  target: string;
  unit: string;
  team: string;
  round: string;
  from: string;
  to: string;
  members: string;
  roundName: (round: number, day: string) => string;
}

/** The plan as a workbook: the matrix, one line for each visit, and the teams. */
export function rotationWorkbook(record: PlanRecord, words: ExportWords): WorkbookSpec {
  const teams = new Map(record.teams.map((team) => [team.id, team]));
  const targets = new Map(record.targets.map((target) => [target.id, target]));
  const rounds = new Map(record.rounds.map((round) => [round.round, round]));
  const people = (id: string) => formatList((teams.get(id)?.members ?? []).map(({ name }) => name));
  const column = (round: number) => `round_${round}`;
  return {
    title: record.plan.name,
    sheets: [
      {
        name: words.matrix,
        heading: [record.plan.name, ...(words.checklist === null ? [] : [words.checklist])],
        print: { orientation: "landscape", header: record.plan.name },
        columns: [
          { header: words.target, key: "target", width: 20 },
          { header: words.unit, key: "unit", width: 20 },
          ...record.rounds.map(({ round, starts_on }) => ({
            header: words.roundName(round, starts_on),
            key: column(round),
            width: 20,
          })),
        ],
        rows: matrixRows(record, record.assignments, "targets").map((row) => ({
          target: row.name,
          unit: targets.get(row.id)?.organ_name ?? "",
          ...Object.fromEntries(
            record.rounds.map(({ round }, index) => [
              column(round),
              formatList((row.cells[index] ?? []).map(({ team_id }) => teams.get(team_id)?.name ?? "")),
            ]),
          ),
        })),
      },
      {
        name: words.list,
        hasFilter: true,
        columns: [
          { header: words.round, key: "round", kind: "number", width: 8 },
          { header: words.from, key: "from", kind: "day", width: 14 },
          { header: words.to, key: "to", kind: "day", width: 14 },
          { header: words.team, key: "team", width: 20 },
          { header: words.members, key: "members", width: 36 },
          { header: words.target, key: "target", width: 20 },
          { header: words.unit, key: "unit", width: 20 },
        ],
        rows: record.assignments.map(({ team_id, target_id, round }) => ({
          round,
          from: rounds.get(round)?.starts_on ?? "",
          to: rounds.get(round)?.ends_on ?? "",
          team: teams.get(team_id)?.name ?? "",
          members: people(team_id),
          target: targets.get(target_id)?.name ?? "",
          unit: targets.get(target_id)?.organ_name ?? "",
        })),
      },
      {
        name: words.teams,
        columns: [
          { header: words.team, key: "team", width: 20 },
          { header: words.members, key: "members", width: 48 },
        ],
        rows: record.teams.map(({ id, name }) => ({ team: name, members: people(id) })),
      },
    ],
  };
}
