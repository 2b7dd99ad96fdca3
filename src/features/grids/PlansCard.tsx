import { Show } from "solid-js";
import { stateWord } from "../../lib/flow.ts";
import { formatDay } from "../../lib/format.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import type { Plan } from "./data.ts";
import { words } from "./strings.ts";

/** Plans that the reader may see: all that were published, and a planner's drafts. */
export function PlansCard(props: { plans: readonly Plan[] | undefined }) {
  return (
    <Card title={words("grids.plans")} flush>
      <Show when={props.plans} fallback={<LoadingState lines={3} />}>
        {(plans) => (
          <DataTable
            caption={words("grids.plans")}
            rows={plans()}
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
        )}
      </Show>
    </Card>
  );
}
