import { forceWord } from "../../lib/collaboration-words.ts";
import { formatAside, formatNumber } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import type { Member } from "./data.ts";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** Who has done what, for the team: in the order of forces and names, and not sortable by amount. */
export function MembersCard(props: { members: readonly Member[] }) {
  return (
    <Card title={words("log.members")} aside={words("log.people_n", { n: props.members.length })} flush>
      <p class={css["note"]}>{words("log.members_note")}</p>
      <DataTable
        caption={words("log.members")}
        rows={props.members}
        columns={columns()}
        rowKey={({ officer_id }) => officer_id}
      />
    </Card>
  );
}

const columns = (): Column<Member>[] => [
  {
    key: "name",
    header: words("log.member"),
    text: ({ name }) => name,
    priority: 1,
    width: "minmax(6rem, 1fr)",
  },
  {
    key: "organ",
    header: words("log.member_organ"),
    text: ({ organ_name, force }) => formatAside(organ_name, forceWord(force)),
    width: "minmax(12rem, 2fr)",
  },
  {
    key: "visits",
    header: formatAside(words("ledger.visits"), words("unit.time")),
    text: ({ visits }) => formatNumber(visits),
    align: "end",
  },
  {
    key: "talks",
    header: formatAside(words("ledger.talks"), words("unit.person_time")),
    text: ({ talks }) => formatNumber(talks),
    align: "end",
  },
  {
    key: "days",
    header: words("log.member_days"),
    text: ({ active_days }) => formatNumber(active_days),
    align: "end",
  },
];
