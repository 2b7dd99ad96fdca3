import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createMemo, createSignal, For, on, Show, untrack } from "solid-js";
import { formatDay, formatPair } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { hasRole } from "../../lib/session.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { toast } from "../../ui/toasts.ts";
import { type Arrangement, arrangementOf, changesOf } from "./arrangement.ts";
import { ComparisonCard } from "./ComparisonCard.tsx";
import { adjustPlan, type Division, keys, type Officer, type PlanRecord } from "./data.ts";
import type { KnownBoundaries } from "./GridMap.tsx";
import { townshipCodes } from "./overview.ts";
import { PublishActions } from "./PublishActions.tsx";
import { words } from "./strings.ts";
import { TownshipCard } from "./TownshipCard.tsx";
import css from "./grids.module.css";

/** The plan with unsaved changes held apart: they are checked at once, and stored when the person says so. */
export function PlanView(props: {
  record: PlanRecord;
  officers: readonly Officer[];
  divisions: readonly Division[];
  boundaries: KnownBoundaries;
}) {
  const queryClient = useQueryClient();
  const stored = createMemo(() => arrangementOf(props.record.grids, props.record.villages));
  const [arrangement, setArrangement] = createSignal<Arrangement>(untrack(stored));
  createEffect(on(stored, (fresh) => setArrangement(fresh), { defer: true }));
  const isEditable = () =>
    props.record.plan.state === "draft" && hasRole("administrator", "area_coordinator");
  const changes = createMemo(() => changesOf(stored(), arrangement()));
  const townships = createMemo(() => townshipCodes(props.record));
  const save = useMutation(() => ({
    mutationFn: adjustPlan,
    onSuccess: async () => {
      toast(words("plan.saved"));
      await queryClient.invalidateQueries({ queryKey: keys.plan(props.record.plan.id) });
    },
  }));
  const move = (village: string, grid: string) =>
    setArrangement({ ...arrangement(), gridOf: new Map([...arrangement().gridOf, [village, grid]]) });
  const lead = (grid: string, officer: string) =>
    setArrangement({ ...arrangement(), leaderOf: new Map([...arrangement().leaderOf, [grid, officer]]) });
  const submit = () => {
    const { plan, grids } = props.record;
    const { moves, leaders } = changes();
    const workloads = new Map(props.divisions.map((division) => [division.code, division.workload]));
    const loadOf = (grid: string) =>
      [...arrangement().gridOf]
        .filter(([, own]) => own === grid)
        .reduce((sum, [village]) => sum + (workloads.get(village) ?? 0), 0);
    save.mutate({
      plan_id: plan.id,
      version: plan.version,
      moves,
      leaders,
      grids: grids.map((grid) => ({
        grid_id: grid.id,
        center_village_code: grid.center_village_code,
        workload: loadOf(grid.id),
      })),
    });
  };

  return (
    <>
      <PageHeader
        title={props.record.plan.name}
        subtitle={
          <>
            <StatusTag tone={props.record.plan.state === "published" ? "ok" : "info"}>
              {stateWord("grid_plan", props.record.plan.state)}
            </StatusTag>
            <Show when={props.record.plan.effective_on}>
              {(day) => ` ${formatPair(words("grids.plan_effective"), formatDay(day()))}`}
            </Show>
          </>
        }
        back={{ href: "/grids", label: words("plan.back") }}
        actions={
          <Show when={isEditable()}>
            <PublishActions planId={props.record.plan.id} isBlocked={changes().count > 0} />
          </Show>
        }
      />
      <Stack gap="lg">
        <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <For each={townships()}>
          {(code) => (
            <TownshipCard
              code={code}
              record={props.record}
              officers={props.officers}
              divisions={props.divisions}
              boundaries={props.boundaries}
              arrangement={arrangement()}
              stored={stored()}
              isEditable={isEditable()}
              onMove={move}
              onLead={lead}
            />
          )}
        </For>
        <Show when={props.record.plan.state === "draft"}>
          <ComparisonCard arrangement={arrangement()} officers={props.officers} divisions={props.divisions} />
        </Show>
        <Show when={changes().count > 0}>
          <div class={css["bar"]} role="status">
            <span>{words("plan.unsaved", { n: changes().count })}</span>
            <span>
              <Button onClick={() => setArrangement(stored())}>{words("plan.undo")}</Button>{" "}
              <Button kind="primary" busy={save.isPending} onClick={submit}>
                {words("plan.save")}
              </Button>
            </span>
          </div>
        </Show>
      </Stack>
    </>
  );
}
