import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createMemo, createSignal, on, Show, untrack } from "solid-js";
import { buildRotationInstance, rowsOf, visitsOf } from "../../core/rotation/planning/build-instance.ts";
import { reviewRotation, visitsConcerned } from "../../core/rotation/review.ts";
import { besideGap, formatDay } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { type Arrangement, arrangementOf, changesOf, keyOf, type Placed, withLock } from "./arrangement.ts";
import { ArrowMap } from "./ArrowMap.tsx";
import { ChecksCard } from "./ChecksCard.tsx";
import { planChecklistQuery } from "./checklists.ts";
import { actionsQuery, adjustPlan, draftOf, keys, planningQuery, type PlanRecord } from "./data.ts";
import { Matrix } from "./Matrix.tsx";
import { PlanActions } from "./PlanActions.tsx";
import { isPlanner, stateTone } from "./RotationsPage.tsx";
import { words } from "./strings.ts";
import { TeamsTable } from "./TeamsTable.tsx";
import { VisitDrawer } from "./VisitDrawer.tsx";
import css from "./rotations.module.css";

type View = "targets" | "teams" | "map" | "people";

/** The plan with unsaved changes held apart: rules are checked at once, and it is stored when the person says so. */
export function PlanView(props: { record: PlanRecord }) {
  const queryClient = useQueryClient();
  const planning = useQuery(() => ({ ...planningQuery(props.record), enabled: isPlanner() }));
  const actions = useQuery(() => actionsQuery(props.record.plan.id));
  const isEditable = () =>
    isPlanner() &&
    planning.isSuccess &&
    planning.data !== null &&
    (props.record.plan.state === "draft" || props.record.plan.state === "published");
  const [arrangement, setArrangement] = createSignal<Arrangement>(untrack(() => arrangementOf(props.record)));
  createEffect(
    on(
      () => props.record,
      (fresh) => setArrangement(arrangementOf(fresh)),
      { defer: true },
    ),
  );
  const [view, setView] = createSignal<View>("targets");
  const [open, setOpen] = createSignal<Placed>();
  const changes = createMemo(() => changesOf(props.record, arrangement()));
  /** The instance with what is excluded on screen; locks are the stored ones, so that moving one shows. */
  const built = createMemo(() => {
    if (!planning.isSuccess || planning.data === null) return undefined;
    const draft = draftOf(props.record);
    const settings = { ...draft.settings, excluded: [...arrangement().excluded] };
    const assignments = arrangement().visits.map(({ team_id, target_id, round, is_locked }) => ({
      team_id,
      target_id,
      round,
      is_locked,
    }));
    return buildRotationInstance({ ...draft, settings, assignments }, planning.data);
  });
  const review = createMemo(() => {
    const known = built();
    if (!known) return undefined;
    const visits = visitsOf(known, arrangement().visits);
    const { violations, objective } = reviewRotation(known.instance, visits);
    const concerned = violations.flatMap((violation) => visitsConcerned(violation, visits));
    return { violations, objective, broken: new Set(rowsOf(known, concerned).map(keyOf)) };
  });
  const save = useMutation(() => ({
    mutationFn: adjustPlan,
    onSuccess: async () => {
      toast(words("rot.saved"));
      await queryClient.invalidateQueries({ queryKey: keys.plan(props.record.plan.id) });
    },
  }));
  const lock = (visit: Placed) => setArrangement(withLock(arrangement(), keyOf(visit), !visit.is_locked));
  const tabs = () => [
    { key: "targets" as const, label: words("rot.view.targets") },
    { key: "teams" as const, label: words("rot.view.teams") },
    ...(built() ? [{ key: "map" as const, label: words("rot.view.map") }] : []),
    { key: "people" as const, label: words("rot.view.people") },
  ];
  const shown = () => (view() === "teams" ? "teams" : "targets");

  return (
    <>
      <PageHeader
        title={props.record.plan.name}
        subtitle={<Summary record={props.record} />}
        back={{ href: "/rotations", label: words("rot.title") }}
        actions={
          <PlanActions
            record={props.record}
            actions={actions.isSuccess ? actions.data : []}
            isEditable={isEditable()}
            hasUnsaved={changes().count > 0}
          />
        }
      />
      <Stack gap="lg">
        <OfflineNote />
        <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <Show when={planning.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void planning.refetch()} />}
        </Show>
        <Show when={built()}>
          {(known) => (
            <ChecksCard
              record={props.record}
              built={known()}
              violations={review()?.violations ?? []}
              objective={review()?.objective}
            />
          )}
        </Show>
        <Tabs label={words("rot.view")} tabs={tabs()} value={view()} onChange={setView}>
          <Card flush={view() !== "map"}>
            <Show when={view() === "targets" || view() === "teams"}>
              <Matrix
                record={props.record}
                visits={arrangement().visits}
                view={shown()}
                changed={changes().changed}
                broken={review()?.broken ?? new Set()}
                onOpen={setOpen}
                onLock={isEditable() ? lock : undefined}
              />
            </Show>
            <Show when={view() === "map" && planning.isSuccess && planning.data}>
              {(data) => <ArrowMap record={props.record} visits={arrangement().visits} data={data()} />}
            </Show>
            <Show when={view() === "people"}>
              <TeamsTable record={props.record} />
            </Show>
          </Card>
        </Tabs>
        <Show when={changes().count > 0}>
          <div class={css["bar"]} role="status">
            <span>{words("rot.unsaved", { n: changes().count })}</span>
            <span>
              <Button onClick={() => setArrangement(arrangementOf(props.record))}>{words("rot.undo")}</Button>{" "}
              <Button kind="primary" busy={save.isPending} onClick={() => save.mutate(changes().adjustment)}>
                {words("rot.save")}
              </Button>
            </span>
          </div>
        </Show>
      </Stack>
      <Show when={open()}>
        {(visit) => (
          <VisitDrawer
            record={props.record}
            visit={visit()}
            arrangement={arrangement()}
            built={built()}
            data={planning.isSuccess ? planning.data : null}
            isEditable={isEditable()}
            onChange={(next) => {
              setArrangement(next);
              setOpen();
            }}
            onClose={() => setOpen()}
          />
        )}
      </Show>
    </>
  );
}

function Summary(props: { record: PlanRecord }) {
  const first = () => props.record.rounds[0];
  const checklist = useQuery(() => planChecklistQuery(props.record.plan.id));
  return (
    <>
      <StatusTag tone={stateTone(props.record.plan.state)}>
        {stateWord("rotation_plan", props.record.plan.state)}
      </StatusTag>
      {besideGap()}
      {words("rot.summary", {
        kind: words(`rot.kind.${props.record.plan.settings.kind}`),
        targets: props.record.targets.length,
        teams: props.record.teams.length,
        rounds: props.record.rounds.length,
        day: first() ? formatDay(first()!.starts_on) : "",
      })}
      <Show when={checklist.isSuccess && checklist.data}>
        {(chosen) => (
          <>
            {besideGap()}
            {words("rot.checklist_version", chosen())}
          </>
        )}
      </Show>
    </>
  );
}
