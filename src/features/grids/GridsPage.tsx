import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatDay } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { hasRole } from "../../lib/session.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { gridIcon, plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { currentQuery, directoryQuery, placesQuery, plansQuery } from "./data.ts";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { NewPlanDialog } from "./NewPlanDialog.tsx";
import { countyPrefixes, gridLines, type GridLine, villagesWithoutGrid } from "./overview.ts";
import { GridMap } from "./GridMap.tsx";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** The grids in force, what no grid covers, and the plans behind them. */
export function GridsPage() {
  const [params, setParams] = useSearchParams<{ township?: string }>();
  const isPlanner = () => hasRole("administrator", "area_coordinator");
  const current = useQuery(() => currentQuery(today()));
  const directory = useQuery(directoryQuery);
  const plans = useQuery(plansQuery);
  const organs = () => (directory.isSuccess ? directory.data.organs : []);
  const prefix = createMemo(() => {
    const used = current.isSuccess ? current.data.grids[0]?.township_code.slice(0, 6) : undefined;
    return used ?? countyPrefixes(organs())[0] ?? "";
  });
  const places = useQuery(() => ({ ...placesQuery(prefix()), enabled: prefix() !== "" }));
  const divisions = () => (places.isSuccess ? places.data : []);
  const [dialog, setDialog] = createSignal<"plan">();
  const [handing, setHanding] = createSignal<GridLine>();
  const lines = createMemo(() =>
    current.isSuccess && directory.isSuccess
      ? gridLines(current.data, directory.data.officers, divisions(), params.township)
      : [],
  );
  const uncovered = createMemo(() =>
    current.isSuccess
      ? villagesWithoutGrid(current.data.villages, divisions(), organs(), params.township)
      : [],
  );
  const townships = () => divisions().filter((division) => division.level === "township");
  const error = () => current.error ?? directory.error ?? places.error ?? plans.error;
  const retry = () => void Promise.all([current, directory, places, plans].map((query) => query.refetch()));

  return (
    <>
      <PageHeader
        title={words("grids.title")}
        subtitle={words("grids.subtitle")}
        actions={
          <Show when={isPlanner()}>
            <Button kind="primary" icon={plusIcon} onClick={() => setDialog("plan")}>
              {words("grids.plan_new")}
            </Button>
          </Show>
        }
      />
      <Stack gap="lg">
        <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={retry} />}</Show>
        <FilterBar label={words("grids.township")}>
          <SelectField
            label={words("grids.township")}
            options={[
              { value: "", label: words("grids.all_townships") },
              ...townships().map((township) => ({ value: township.code, label: township.name })),
            ]}
            value={params.township ?? ""}
            onChange={(township) => setParams({ township: township === "" ? undefined : township })}
          />
        </FilterBar>
        <Card
          title={words("grids.current")}
          aside={lines().length > 0 ? String(lines().length) : undefined}
          flush
        >
          <Switch>
            <Match when={current.isSuccess && directory.isSuccess && (places.isSuccess || prefix() === "")}>
              <DataTable
                caption={words("grids.current")}
                rows={lines()}
                rowKey={(line) => line.id}
                onOpen={isPlanner() ? setHanding : undefined}
                empty={
                  <EmptyState icon={gridIcon} title={words("grids.empty")}>
                    {words(isPlanner() ? "grids.empty_words" : "grids.empty_reader")}
                  </EmptyState>
                }
                columns={[
                  {
                    key: "grid",
                    header: words("grids.grid"),
                    text: (line) => `${line.township}　${line.name}`,
                    priority: 1,
                    width: "minmax(9rem, 1fr)",
                  },
                  {
                    key: "leader",
                    header: words("grids.leader"),
                    text: (line) => line.leader,
                    width: "7rem",
                  },
                  {
                    key: "count",
                    header: words("grids.village_count"),
                    text: (line) => String(line.villages.length),
                    align: "end",
                    width: "5rem",
                  },
                  {
                    key: "load",
                    header: words("grids.workload"),
                    text: (line) => String(line.workload),
                    align: "end",
                    width: "5rem",
                  },
                  {
                    key: "villages",
                    header: words("grids.villages"),
                    text: (line) => line.villages.join("、"),
                    width: "3fr",
                  },
                ]}
              />
            </Match>
            <Match when={!error()}>
              <LoadingState lines={6} />
            </Match>
          </Switch>
        </Card>
        <Show when={lines().length > 0}>
          <Card title={words("grids.map")}>
            <GridMap
              divisions={divisions().filter(
                (division) => !params.township || division.parent_code === params.township,
              )}
              gridOf={new Map(current.data?.villages.map((row) => [row.village_code, row.grid_id]))}
              groups={lines().map((line) => ({ key: line.id, label: `${line.name} ${line.leader}` }))}
            />
            <p class={css["muted"]}>{words("grids.map_hint")}</p>
          </Card>
        </Show>
        <Show when={current.isSuccess && places.isSuccess && lines().length > 0}>
          <Card title={words("grids.without")} aside={String(uncovered().length)}>
            <Show when={uncovered().length > 0} fallback={<p>{words("grids.without_none")}</p>}>
              <p>{uncovered().join("、")}</p>
            </Show>
          </Card>
        </Show>
        <Card title={words("grids.plans")} flush>
          <Show when={plans.isSuccess} fallback={<LoadingState lines={3} />}>
            <DataTable
              caption={words("grids.plans")}
              rows={plans.data ?? []}
              rowKey={(plan) => plan.id}
              href={(plan) => `/grids/plans/${plan.id}`}
              empty={<EmptyState title={words("grids.plans_none")} />}
              columns={[
                {
                  key: "name",
                  header: words("grids.plan_name"),
                  text: (plan) => plan.name,
                  priority: 1,
                  width: "minmax(10rem, 2fr)",
                },
                {
                  key: "state",
                  header: words("grids.plan_state"),
                  text: (plan) => stateWord("grid_plan", plan.state),
                  cell: (plan) => (
                    <StatusTag
                      tone={plan.state === "published" ? "ok" : plan.state === "draft" ? "info" : "neutral"}
                    >
                      {stateWord("grid_plan", plan.state)}
                    </StatusTag>
                  ),
                },
                {
                  key: "effective",
                  header: words("grids.plan_effective"),
                  text: (plan) => (plan.effective_on ? formatDay(plan.effective_on) : ""),
                },
                {
                  key: "made",
                  header: words("grids.plan_made"),
                  text: (plan) => formatDay(plan.created_at.slice(0, 10)),
                },
              ]}
            />
          </Show>
        </Card>
      </Stack>
      <Show when={dialog() === "plan" && directory.isSuccess}>
        <NewPlanDialog organs={organs()} onClose={() => setDialog()} />
      </Show>
      <Show when={handing()}>
        {(line) => (
          <HandOverDialog
            line={line()}
            officers={(directory.data?.officers ?? []).filter((officer) =>
              organs().some(
                (organ) => organ.id === officer.organ_id && organ.division_code === line().townshipCode,
              ),
            )}
            onClose={() => setHanding()}
          />
        )}
      </Show>
    </>
  );
}
