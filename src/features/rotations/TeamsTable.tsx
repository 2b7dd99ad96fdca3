import { formatClauses, formatList } from "../../lib/format.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import type { PlanRecord } from "./data.ts";
import { words } from "./strings.ts";

/** Who is in which team, and in which rounds somebody is away. */
export function TeamsTable(props: { record: PlanRecord }) {
  return (
    <DataTable
      caption={words("rot.view.people")}
      rows={props.record.teams}
      rowKey={(team) => team.id}
      columns={[
        {
          key: "team",
          header: words("rot.team"),
          text: (team) => team.name,
          priority: 1,
          width: "minmax(8rem, 1fr)",
        },
        {
          key: "members",
          header: words("rot.form.members"),
          text: (team) =>
            formatList(
              team.members.map(({ name, is_lead }) => (is_lead ? words("rot.member_lead", { name }) : name)),
            ),
          width: "3fr",
        },
        {
          key: "off",
          header: words("rot.away"),
          text: (team) =>
            formatClauses(
              team.members
                .filter(({ off_rounds }) => off_rounds.length > 0)
                .map(({ name, off_rounds }) =>
                  words("rot.away_rounds", { name, rounds: formatList(off_rounds.map(String)) }),
                ),
            ),
          width: "2fr",
        },
        {
          key: "visits",
          header: words("rot.visits"),
          text: (team) =>
            String(props.record.assignments.filter(({ team_id }) => team_id === team.id).length),
          align: "end",
          width: "5rem",
        },
      ]}
    />
  );
}
