import { formatBeside } from "../../lib/format.ts";
import { createMemo, Show } from "solid-js";
import type { PlannedTarget, PlannedVisit } from "../../core/rotation/planning/plan.schema.ts";
import type { RepairResponse } from "../../core/rotation/planning/rotation-request.schema.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Note } from "../../ui/Note.tsx";
import type { PlanRecord } from "./data.ts";
import { OutcomeNote } from "./OutcomeNote.tsx";
import { words } from "./strings.ts";

/** What would change, visit by visit: as published, and as it would become. */
export function RepairPreview(props: {
  record: PlanRecord;
  answer: RepairResponse;
  added: readonly PlannedTarget[];
}) {
  const teams = createMemo(() => new Map(props.record.teams.map(({ id, name }) => [id, name])));
  const targets = createMemo(
    () => new Map([...props.record.targets, ...props.added].map(({ id, name }) => [id, name])),
  );
  const said = (visit: PlannedVisit | null) =>
    visit
      ? formatBeside(words("rot.round_n", { n: visit.round }), teams().get(visit.team_id) ?? "")
      : words("rot.repair.none");
  const rows = () =>
    props.answer.changes.map((change, index) => ({
      ...change,
      key: String(index),
      target: targets().get((change.after ?? change.before)?.target_id ?? "") ?? "",
    }));
  return (
    <>
      <OutcomeNote
        outcome={props.answer.outcome}
        teams={props.record.teams}
        targets={[...props.record.targets, ...props.added]}
      />
      <Show when={props.answer.outcome.status !== "infeasible"}>
        <DataTable
          caption={words("rot.repair.changes", { n: rows().length })}
          showCaption
          rows={rows()}
          rowKey={(row) => row.key}
          empty={
            <Note tone="ok" live>
              <p>{words("rot.repair.nothing")}</p>
            </Note>
          }
          columns={[
            { key: "target", header: words("rot.target"), text: (row) => row.target, priority: 1 },
            { key: "before", header: words("rot.repair.before"), text: (row) => said(row.before) },
            { key: "after", header: words("rot.repair.after"), text: (row) => said(row.after) },
          ]}
        />
      </Show>
    </>
  );
}
