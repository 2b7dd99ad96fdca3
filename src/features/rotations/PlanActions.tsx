import { useNavigate } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import type { ProposalOutcome } from "../../core/rotation/planning/rotation-request.schema.ts";
import { formatDayShort, formatMoment } from "../../lib/format.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { ConfirmDialog, Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon, printIcon } from "../../ui/icons.ts";
import { toast } from "../../ui/toasts.ts";
import { ChecklistDialog } from "./ChecklistDialog.tsx";
import { type Checklist, mayChangeChecklist, planChecklistQuery } from "./checklists.ts";
import { keys, movePlan, type PlanRecord } from "./data.ts";
import { OutcomeNote } from "./OutcomeNote.tsx";
import { proposeAgain } from "./planning.ts";
import { RepairDialog } from "./RepairDialog.tsx";
import { words } from "./strings.ts";

type Open = "publish" | "discard" | "finish" | "repair" | "checklist";

/** What may be done with the plan as a whole; the database says which steps are open. */
export function PlanActions(props: {
  record: PlanRecord;
  actions: readonly string[];
  isEditable: boolean;
  hasUnsaved: boolean;
}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = createSignal<Open>();
  const [refused, setRefused] = createSignal<ProposalOutcome>();
  const planId = () => props.record.plan.id;
  const isDraft = () => props.record.plan.state === "draft";
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.all });
  const move = useMutation(() => ({
    mutationFn: (action: string) => movePlan(planId(), action),
    onSuccess: async (_answer: unknown, action: string) => {
      setDialog();
      if (action === "publish") toast(words("rot.published"));
      await refresh();
      if (action === "discard") navigate("/rotations");
    },
  }));
  const propose = useMutation(() => ({
    mutationFn: () => proposeAgain(props.record, 0),
    onSuccess: async ({ plan_id, outcome }) => {
      if (plan_id === null) setRefused(outcome);
      else toast(words("rot.proposed"));
      await refresh();
    },
  }));
  const checklist = useQuery(() => planChecklistQuery(planId()));
  const exporting = useMutation(() => ({
    mutationFn: async () =>
      exportPlan(props.record, await queryClient.fetchQuery(planChecklistQuery(planId()))),
  }));
  const releases = () =>
    props.record.rounds.map(({ round, release_at }) =>
      words("rot.release_line", { n: round, when: formatMoment(release_at) }),
    );

  return (
    <>
      <Button icon={printIcon} onClick={() => window.print()}>
        {words("rot.print")}
      </Button>
      <Button icon={downloadIcon} busy={exporting.isPending} onClick={() => exporting.mutate()}>
        {words("rot.export")}
      </Button>
      <Show when={props.record.draws.length > 0}>
        <LinkButton href={`/rotations/${planId()}/draw`}>{words("rot.draw")}</LinkButton>
      </Show>
      <Show when={props.isEditable && props.record.plan.state === "published"}>
        <Button disabled={props.hasUnsaved} onClick={() => setDialog("repair")}>
          {words("rot.repair")}
        </Button>
      </Show>
      <Show when={props.isEditable && checklist.isSuccess && mayChangeChecklist(props.record)}>
        <Button disabled={props.hasUnsaved} onClick={() => setDialog("checklist")}>
          {words("rot.checklist_change")}
        </Button>
      </Show>
      <Show when={props.isEditable && isDraft()}>
        <Button busy={propose.isPending} disabled={props.hasUnsaved} onClick={() => propose.mutate()}>
          {words("rot.propose_again")}
        </Button>
      </Show>
      <Show when={props.actions.includes("discard")}>
        <Button onClick={() => setDialog("discard")}>{words("rot.discard")}</Button>
      </Show>
      <Show when={props.actions.includes("finish")}>
        <Button onClick={() => setDialog("finish")}>{words("rot.finish")}</Button>
      </Show>
      <Show when={props.actions.includes("publish")}>
        <Button kind="primary" disabled={props.hasUnsaved} onClick={() => setDialog("publish")}>
          {words("rot.publish")}
        </Button>
      </Show>
      <ConfirmDialog
        open={dialog() === "publish"}
        title={words("rot.publish")}
        confirmLabel={words("rot.publish")}
        busy={move.isPending}
        onConfirm={() => move.mutate("publish")}
        onClose={() => setDialog()}
      >
        <p>{words("rot.publish_words")}</p>
        <ul>
          <For each={releases()}>{(line) => <li>{line}</li>}</For>
        </ul>
        <Show when={move.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog() === "discard" || dialog() === "finish"}
        title={words(dialog() === "finish" ? "rot.finish" : "rot.discard")}
        confirmLabel={words(dialog() === "finish" ? "rot.finish" : "rot.discard")}
        danger={dialog() === "discard"}
        busy={move.isPending}
        onConfirm={() => move.mutate(dialog() ?? "")}
        onClose={() => setDialog()}
      >
        <p>{words(dialog() === "finish" ? "rot.finish_words" : "rot.discard_words")}</p>
        <Show when={move.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
      <Dialog
        open={refused() !== undefined || propose.error !== null || exporting.error !== null}
        title={words("rot.propose_again")}
        onClose={() => {
          setRefused();
          propose.reset();
          exporting.reset();
        }}
      >
        <Show when={refused()}>
          {(outcome) => (
            <OutcomeNote outcome={outcome()} teams={props.record.teams} targets={props.record.targets} />
          )}
        </Show>
        <Show when={propose.error ?? exporting.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </Dialog>
      <Show when={dialog() === "checklist"}>
        <ChecklistDialog
          record={props.record}
          chosen={checklist.isSuccess ? checklist.data : null}
          onClose={() => setDialog()}
        />
      </Show>
      <Show when={dialog() === "repair"}>
        <RepairDialog record={props.record} onClose={() => setDialog()} />
      </Show>
    </>
  );
}

async function exportPlan(record: PlanRecord, checklist: Checklist | null): Promise<void> {
  const [{ downloadBlob, writeWorkbook }, { rotationWorkbook }] = await Promise.all([
    import("../../lib/workbook/write.ts"),
    import("./export.ts"),
  ]);
  const workbook = rotationWorkbook(record, {
    checklist: checklist && words("rot.export.checklist", checklist),
    matrix: words("rot.view.targets"),
    list: words("rot.export.list"),
    teams: words("rot.view.people"),
    target: words("rot.target"),
    unit: words("rot.unit"),
    team: words("rot.team"),
    round: words("rot.round"),
    from: words("rot.export.from"),
    to: words("rot.export.to"),
    members: words("rot.form.members"),
    roundName: (n, day) => `${words("rot.round_n", { n })} ${formatDayShort(day)}`,
  });
  downloadBlob(await writeWorkbook(workbook), `${record.plan.name}.xlsx`);
}
