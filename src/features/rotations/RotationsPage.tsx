import { useQuery } from "@tanstack/solid-query";
import { Match, Show, Switch } from "solid-js";
import { formatDayRange } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { hasRole } from "../../lib/session.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon, rotationIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { type PlanLine, plansQuery } from "./data.ts";
import { words } from "./strings.ts";

export const isPlanner = () => hasRole("administrator", "area_coordinator", "office_officer");

export const stateTone = (state: string) =>
  state === "published" ? "ok" : state === "draft" ? "info" : "neutral";

const period = ({ rounds }: PlanLine): string => {
  const [first, last] = [rounds[0], rounds[rounds.length - 1]];
  return first && last ? formatDayRange(first.starts_on, last.ends_on) : "";
};

/** The rotations that the person plans, reads, or has a part in. */
export function RotationsPage() {
  const plans = useQuery(plansQuery);
  return (
    <>
      <PageHeader
        title={words("rot.title")}
        subtitle={words("rot.subtitle")}
        actions={
          <Show when={isPlanner()}>
            <LinkButton kind="primary" icon={plusIcon} href="/rotations/new">
              {words("rot.new")}
            </LinkButton>
          </Show>
        }
      />
      <Stack gap="lg">
        <OfflineNote />
        <Show when={plans.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void plans.refetch()} />}
        </Show>
        <Card title={words("rot.plans")} flush>
          <Switch>
            <Match when={plans.isSuccess}>
              <DataTable
                caption={words("rot.plans")}
                rows={plans.isSuccess ? plans.data : []}
                rowKey={(plan) => plan.id}
                href={(plan) => `/rotations/${plan.id}`}
                empty={
                  <EmptyState icon={rotationIcon} title={words("rot.empty")}>
                    {words(isPlanner() ? "rot.empty_planner" : "rot.empty_reader")}
                  </EmptyState>
                }
                columns={[
                  {
                    key: "name",
                    header: words("rot.name"),
                    text: (plan) => plan.name,
                    priority: 1,
                    width: "minmax(12rem, 2fr)",
                  },
                  {
                    key: "kind",
                    header: words("rot.kind"),
                    text: (plan) => words(`rot.kind.${plan.settings.kind}`),
                  },
                  {
                    key: "rounds",
                    header: words("rot.rounds"),
                    text: (plan) => String(plan.rounds.length),
                    align: "end",
                    width: "5rem",
                  },
                  { key: "period", header: words("rot.when"), text: period, width: "minmax(12rem, 1fr)" },
                  {
                    key: "state",
                    header: words("rot.state"),
                    text: (plan) => stateWord("rotation_plan", plan.state),
                    cell: (plan) => (
                      <StatusTag tone={stateTone(plan.state)}>
                        {stateWord("rotation_plan", plan.state)}
                      </StatusTag>
                    ),
                  },
                ]}
              />
            </Match>
            <Match when={plans.isPending}>
              <LoadingState lines={5} />
            </Match>
          </Switch>
        </Card>
      </Stack>
    </>
  );
}
