import { createMemo, For, Show } from "solid-js";
import { PROBLEM_ROUTES } from "../../core/visits/kinds.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checkIcon } from "../../ui/icons.ts";
import { isOnline } from "../../ui/online.ts";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createProblemFilters } from "./address.ts";
import { createProblemsReading, createProblemTotalsReading } from "./data.ts";
import { openTotals } from "./problem-totals.ts";
import { ProblemItem } from "./ProblemItem.tsx";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** What was found on visits, by the way it takes and how far it is. */
export function ProblemsPanel() {
  const [filters, setFilters] = createProblemFilters();
  const reading = createProblemsReading(filters);
  const totals = createProblemTotalsReading();
  const openByRoute = createMemo(() => openTotals(totals.value() ?? []));
  const routes = () => [
    { value: "" as const, label: words("problems.all_routes") },
    ...PROBLEM_ROUTES.filter((route) => route !== "straight_up" || openByRoute().has(route)).map((value) => ({
      value,
      label: words(`route.${value}`),
    })),
  ];
  const states = () =>
    (["open", "closed", "all"] as const).map((value) => ({ value, label: words(`problems.${value}`) }));
  return (
    <>
      <div class={css["filters"]} role="group" aria-label={words("problems.filters")}>
        <SelectField
          label={words("problems.route")}
          options={routes()}
          value={filters().route}
          onChange={(route) => setFilters({ route })}
        />
        <SelectField
          label={words("problems.state")}
          options={states()}
          value={filters().state}
          onChange={(state) => setFilters({ state })}
        />
      </div>
      <Show when={!isOnline()}>
        <p class={css["quiet"]}>{words("problems.needs_network")}</p>
      </Show>
      <PagedFrame
        reading={reading}
        empty={
          <EmptyState
            icon={checkIcon}
            title={filters().state === "open" ? words("problems.none") : words("problems.no_match")}
          />
        }
      >
        <RowList label={words("tab.problems")} framed>
          <For each={reading.value()}>{(problem) => <ProblemItem problem={problem} withVisit />}</For>
        </RowList>
      </PagedFrame>
    </>
  );
}
