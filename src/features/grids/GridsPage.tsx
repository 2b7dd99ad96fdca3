import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { formatBeside, formatList } from "../../lib/format.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { gridIcon, plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { boundariesQuery, currentQuery, directoryQuery, placesQuery, plansQuery } from "./data.ts";
import { GridDrawer } from "./GridDrawer.tsx";
import { NewPlanDialog } from "./NewPlanDialog.tsx";
import { countyPrefixes, gridLines, type GridLine, villagesWithoutGrid } from "./overview.ts";
import { GridMap } from "./GridMap.tsx";
import { PlansCard } from "./PlansCard.tsx";
import { words } from "./strings.ts";
import css from "./grids.module.css";

const EVERY = "all";

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
  const townships = () => divisions().filter((division) => division.level === "township");
  /** The one asked for; else the officer's own, for whom works in one; else all. */
  const township = createMemo(() => {
    if (params.township === EVERY) return undefined;
    const own = organs().find(({ id }) => id === signedIn().officer.organ.id)?.division_code;
    return params.township ?? townships().find(({ code }) => code === own)?.code;
  });
  const [dialog, setDialog] = createSignal<"plan">();
  const [opened, setOpened] = createSignal<string>();
  const lines = createMemo(() =>
    current.isSuccess && directory.isSuccess
      ? gridLines(current.data, directory.data.officers, divisions(), township())
      : [],
  );
  const uncovered = createMemo(() =>
    current.isSuccess ? villagesWithoutGrid(current.data.villages, divisions(), organs(), township()) : [],
  );
  const areaCode = () => township() ?? prefix().padEnd(12, "0");
  const mapped = () =>
    township() === undefined ? [areaCode(), ...townships().map(({ code }) => code)] : [areaCode()];
  const boundaries = useQuery(() => ({ ...boundariesQuery(mapped()), enabled: lines().length > 0 }));
  const officersOf = (line: GridLine) => {
    const organ = organs().find(({ division_code }) => division_code === line.townshipCode);
    return (directory.isSuccess ? directory.data.officers : []).filter(
      ({ organ_id }) => organ_id === organ?.id,
    );
  };
  const error = () => current.error ?? directory.error ?? places.error ?? plans.error;
  const retry = () => void Promise.all([current, directory, places, plans].map((query) => query.refetch()));

  return (
    <>
      <PageHeader
        title={words("grids.title")}
        subtitle={words("grids.subtitle")}
        actions={
          <>
            <LinkButton href="/grids/history">{words("history.title")}</LinkButton>
            <Show when={isPlanner()}>
              <Button kind="primary" icon={plusIcon} onClick={() => setDialog("plan")}>
                {words("grids.plan_new")}
              </Button>
            </Show>
          </>
        }
      />
      <Stack gap="lg">
        <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={retry} />}</Show>
        <FilterBar label={words("grids.township")}>
          <SelectField
            label={words("grids.township")}
            options={[
              { value: EVERY, label: words("grids.all_townships") },
              ...townships().map((township) => ({ value: township.code, label: township.name })),
            ]}
            value={township() ?? EVERY}
            onChange={(township) => setParams({ township })}
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
                onOpen={(line) => setOpened(line.id)}
                currentKey={opened()}
                empty={
                  <EmptyState icon={gridIcon} title={words("grids.empty")}>
                    {words(isPlanner() ? "grids.empty_words" : "grids.empty_reader")}
                  </EmptyState>
                }
                columns={[
                  {
                    key: "grid",
                    header: words("grids.grid"),
                    text: (line) => formatBeside(line.township, line.name),
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
                    text: (line) => formatList(line.villages),
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
              areaCode={areaCode()}
              boundaries={{
                rows: boundaries.isSuccess ? boundaries.data : [],
                hasFailed: boundaries.isError,
              }}
              divisions={divisions().filter(
                ({ code, parent_code }) => !township() || parent_code === township() || code === township(),
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
              <p>{formatList(uncovered())}</p>
            </Show>
          </Card>
        </Show>
        <PlansCard plans={plans.isSuccess ? plans.data : undefined} />
      </Stack>
      <Show when={dialog() === "plan" && directory.isSuccess}>
        <NewPlanDialog organs={organs()} onClose={() => setDialog()} />
      </Show>
      <Show when={lines().find((line) => line.id === opened())}>
        {(line) => (
          <GridDrawer
            line={line()}
            canHandOver={isPlanner()}
            officers={officersOf(line())}
            onClose={() => setOpened()}
          />
        )}
      </Show>
    </>
  );
}
