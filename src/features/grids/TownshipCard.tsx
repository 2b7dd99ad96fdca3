import { formatClauses } from "../../lib/format.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, For, Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { type Arrangement, reviewTownship } from "./arrangement.ts";
import {
  type Division,
  keys,
  type Officer,
  planningQuery,
  type PlanRecord,
  proposeTownship,
} from "./data.ts";
import { conflictWords, outcomeWords, type Names } from "./explain-words.ts";
import { GridBlock } from "./GridBlock.tsx";
import { GridMap, type KnownBoundaries } from "./GridMap.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** One township of a plan: list first, the map beside it, limits and reasons at once. */
export function TownshipCard(props: {
  code: string;
  record: PlanRecord;
  officers: readonly Officer[];
  divisions: readonly Division[];
  boundaries: KnownBoundaries;
  arrangement: Arrangement;
  stored: Arrangement;
  isEditable: boolean;
  onMove: (village: string, grid: string) => void;
  onLead: (grid: string, officer: string) => void;
}) {
  const queryClient = useQueryClient();
  const township = () => props.divisions.find((division) => division.code === props.code);
  const grids = createMemo(() =>
    props.record.grids
      .filter((grid) => grid.township_code === props.code)
      .sort((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true })),
  );
  const outcome = () =>
    props.record.plan.outcomes.find((candidate) => candidate.township_code === props.code);
  const tolerance = () => outcome()?.tolerance_pct ?? props.record.plan.settings.tolerance_pct ?? 15;
  const planning = useQuery(() => ({ ...planningQuery(props.code), enabled: props.isEditable }));
  const reviewed = createMemo(() =>
    planning.isSuccess && planning.data
      ? reviewTownship(planning.data, tolerance(), grids(), props.arrangement)
      : null,
  );
  const names: Names = {
    officer: (id) => props.officers.find((officer) => officer.id === id)?.name ?? "",
    village: (code) =>
      shortVillageName(props.divisions.find((division) => division.code === code)?.name ?? code),
  };
  const propose = useMutation(() => ({
    mutationFn: (tolerancePct: number) =>
      proposeTownship({
        plan_id: props.record.plan.id,
        township_code: props.code,
        seed: props.record.plan.seed,
        tolerance_pct: tolerancePct,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.plan(props.record.plan.id) }),
  }));
  const [moving, setMoving] = createSignal<string>();
  const ownVillages = () => props.divisions.filter((division) => division.parent_code === props.code);
  const violationCount = () =>
    reviewed()?.review.grids.reduce((sum, grid) => sum + grid.violations.length, 0) ?? 0;

  return (
    <Card
      title={township()?.name ?? props.code}
      aside={outcomeWords(outcome())}
      actions={
        <Show when={props.isEditable}>
          <Button kind="quiet" busy={propose.isPending} onClick={() => propose.mutate(tolerance())}>
            {words("plan.retry")}
          </Button>
        </Show>
      }
    >
      <Show when={propose.error ?? planning.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={outcome() && outcome()!.status !== "ok" ? outcome() : null}>
        {(failed) => (
          <Note
            tone="warn"
            title={outcomeWords(failed())}
            actions={
              <Show when={props.isEditable && failed().suggested_tolerance_pct}>
                {(pct) => (
                  <Button busy={propose.isPending} onClick={() => propose.mutate(pct())}>
                    {words("plan.suggest_use", { n: pct() })}
                  </Button>
                )}
              </Show>
            }
          >
            <ul>
              <For each={failed().conflicts}>{(conflict) => <li>{conflictWords(conflict, names)}</li>}</For>
              <Show when={failed().suggested_tolerance_pct}>
                {(pct) => <li>{words("plan.suggest", { n: pct() })}</li>}
              </Show>
            </ul>
          </Note>
        )}
      </Show>
      <Show when={grids().length > 0}>
        <Show when={reviewed()}>
          {(known) => (
            <p role="status" class={css["status"]}>
              {formatClauses([
                words("plan.limits", { low: known().built.instance.L, high: known().built.instance.U }),
                known().review.isValid
                  ? words("plan.valid")
                  : words("plan.violations", { n: Math.max(1, violationCount()) }),
              ])}
            </p>
          )}
        </Show>
        <div class={css["township"]}>
          <div>
            <For each={grids()}>
              {(grid) => (
                <GridBlock
                  grid={grid}
                  villages={ownVillages().filter(
                    (village) => props.arrangement.gridOf.get(village.code) === grid.id,
                  )}
                  leaderId={props.arrangement.leaderOf.get(grid.id) ?? ""}
                  reviewed={reviewed()}
                  stored={props.stored}
                  names={names}
                  leaders={planning.isSuccess ? (planning.data?.officers ?? []) : []}
                  isEditable={props.isEditable}
                  onVillage={setMoving}
                  onLead={(officer) => props.onLead(grid.id, officer)}
                />
              )}
            </For>
          </div>
          <GridMap
            areaCode={props.code}
            boundaries={props.boundaries}
            divisions={[...(township() ? [township()!] : []), ...ownVillages()]}
            gridOf={props.arrangement.gridOf}
            groups={grids().map((grid) => ({ key: grid.id, label: grid.name }))}
            onSelect={props.isEditable ? setMoving : undefined}
            onMove={props.isEditable ? props.onMove : undefined}
          />
        </div>
      </Show>
      <Show when={moving()}>
        {(code) => (
          <MoveDialog
            name={names.village(code())}
            grids={grids()}
            currentId={props.arrangement.gridOf.get(code()) ?? ""}
            leaderName={(grid) => names.officer(props.arrangement.leaderOf.get(grid.id) ?? "")}
            onMove={(grid) => {
              const moved = code();
              props.onMove(moved, grid);
              setMoving();
              focusVillage(moved);
            }}
            onClose={() => setMoving()}
          />
        )}
      </Show>
    </Card>
  );
}

/** The button now stands in another grid, as another element: whoever works by keyboard goes on from there. */
function focusVillage(code: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-village="${CSS.escape(code)}"]`)?.focus(),
  );
}
