import { createMemo, Show } from "solid-js";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { formatBeside, formatDay } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { hasRole } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checklistIcon } from "../../ui/icons.ts";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { createFilters } from "./address.ts";
import { createFindingsReading, createScopeReading } from "./data.ts";
import { NO_FILTERS } from "./filters.ts";
import { FindingFilterBar } from "./FindingFilterBar.tsx";
import { words } from "./strings.ts";
import { DueTag, SeverityBadge, StateTag } from "./Tags.tsx";
import css from "./findings.module.css";

/** Every finding that the person may see, newest first, narrowed by the filters of the address. */
export function ListPanel() {
  const [filters, setFilters] = createFilters();
  const reading = createFindingsReading(filters);
  const scope = createScopeReading();
  const isFiltered = () => JSON.stringify(filters()) !== JSON.stringify(NO_FILTERS);
  const columns = createMemo(listColumns);
  return (
    <div class={css["panel"]}>
      <FindingFilterBar filters={filters()} units={scope.value()?.units ?? []} onFilters={setFilters} />
      <Show when={filters().inspectionId}>
        <p class={css["quiet"]}>
          {words("list.of_inspection")}{" "}
          <Button kind="quiet" onClick={() => setFilters({ inspectionId: "" })}>
            {words("list.clear")}
          </Button>
        </p>
      </Show>
      <PagedFrame
        reading={reading}
        empty={
          <EmptyState
            icon={checklistIcon}
            title={isFiltered() ? words("list.no_match") : words("list.none")}
            action={
              <Show when={isFiltered()}>
                <Button onClick={() => setFilters(NO_FILTERS)}>{words("list.clear")}</Button>
              </Show>
            }
          >
            {isFiltered() ? undefined : noneWords()}
          </EmptyState>
        }
      >
        <DataTable
          caption={words("list.caption")}
          rows={reading.value() ?? []}
          columns={columns()}
          rowKey={(finding) => finding.id}
          href={(finding) => `/findings/${finding.id}`}
        />
      </PagedFrame>
    </div>
  );
}

const noneWords = () =>
  hasRole("area_coordinator", "office_officer", "leader")
    ? words("list.none_words")
    : words("list.none_unit");

const placeOf = (finding: Finding): string =>
  formatBeside(finding.organ_name ?? "", finding.village_name ? shortVillageName(finding.village_name) : "");

const listColumns = (): Column<Finding>[] => [
  {
    key: "title",
    header: words("field.title"),
    text: (finding) => finding.title,
    priority: 1,
    width: "minmax(14rem, 3fr)",
  },
  {
    key: "state",
    header: words("list.state"),
    text: (finding) => stateWord("finding", finding.state),
    cell: (finding) => (
      <span class={css["line"]}>
        <StateTag state={finding.state} />
        <DueTag finding={finding} />
      </span>
    ),
    width: "13rem",
  },
  {
    key: "unit",
    header: words("field.unit"),
    text: placeOf,
    width: "minmax(9rem, 2fr)",
  },
  { key: "topic", header: words("field.topic"), text: (finding) => finding.topic, width: "7rem" },
  {
    key: "severity",
    header: words("field.severity"),
    text: (finding) => words(`severity.${finding.severity}`),
    cell: (finding) => <SeverityBadge severity={finding.severity} />,
    width: "6.5rem",
  },
  {
    key: "found_on",
    header: words("field.found_on"),
    text: (finding) => formatDay(finding.found_on),
    priority: 3,
    width: "8.5rem",
  },
];
