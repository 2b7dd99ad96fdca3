import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import type { Arrangement } from "./arrangement.ts";
import { currentQuery, type Division, type Officer } from "./data.ts";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** Villages that would get another leader: what people ask first. */
export function ComparisonCard(props: {
  arrangement: Arrangement;
  officers: readonly Officer[];
  divisions: readonly Division[];
}) {
  const current = useQuery(() => currentQuery(today()));
  const rows = createMemo(() => {
    if (!current.isSuccess) return [];
    const leaderOfGrid = new Map(current.data.grids.map((grid) => [grid.id, grid.leader_id]));
    const before = new Map(
      current.data.villages.map((row) => [row.village_code, leaderOfGrid.get(row.grid_id)]),
    );
    const name = (id: string | undefined) =>
      props.officers.find((officer) => officer.id === id)?.name ?? words("plan.compare_new");
    return [...props.arrangement.gridOf].flatMap(([village, grid]) => {
      const [from, to] = [before.get(village), props.arrangement.leaderOf.get(grid)];
      if (from === to) return [];
      const division = props.divisions.find((candidate) => candidate.code === village);
      return [{ village, name: shortVillageName(division?.name ?? village), from: name(from), to: name(to) }];
    });
  });
  return (
    <Card title={words("plan.compare")} aside={current.isSuccess ? String(rows().length) : undefined} flush>
      <Show when={current.isSuccess}>
        <DataTable
          caption={words("plan.compare")}
          rows={rows()}
          rowKey={(row) => row.village}
          empty={<p class={css["muted"]}>{words("plan.compare_none")}</p>}
          columns={[
            { key: "village", header: words("plan.compare_village"), text: (row) => row.name, priority: 1 },
            { key: "from", header: words("plan.compare_from"), text: (row) => row.from },
            { key: "to", header: words("plan.compare_to"), text: (row) => row.to },
          ]}
        />
      </Show>
    </Card>
  );
}
