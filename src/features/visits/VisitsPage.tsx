import { useSearchParams } from "@solidjs/router";
import { createMemo, Match, Switch } from "solid-js";
import { isDay } from "../../core/calendar/day.ts";
import { PROBLEM_ROUTES, VISIT_KINDS } from "../../core/visits/visits.schema.ts";
import { hasRole } from "../../lib/session.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { CoveragePanel } from "./CoveragePanel.tsx";
import type { ProblemFilters } from "./data.ts";
import { DuePanel } from "./DuePanel.tsx";
import type { VisitFilters } from "./local.ts";
import { ProblemsPanel } from "./ProblemsPanel.tsx";
import { RecordsPanel } from "./RecordsPanel.tsx";
import { words } from "./strings.ts";

type TabKey = "due" | "records" | "problems" | "coverage";

/** A courtesy: the database decides who may log. */
const mayLogVisits = () =>
  hasRole("township_officer", "grid_leader", "area_coordinator", "office_officer", "leader");

/** Visits: what is due, what was done, what was found, how the villages are covered. Tab and filters stand in the address. */
export function VisitsPage() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const tabs = () =>
    (mayLogVisits()
      ? (["due", "records", "problems", "coverage"] as const)
      : (["records", "problems", "coverage"] as const)
    ).map((key) => ({ key: key as TabKey, label: words(`tab.${key}`) }));
  const tab = (): TabKey =>
    tabs().find(({ key }) => key === search["tab"])?.key ?? tabs()[0]?.key ?? "records";
  const visitFilters = createMemo(() => visitFiltersOf(search));
  const problemFilters = createMemo(() => problemFiltersOf(search));
  return (
    <>
      <PageHeader
        title={words("title")}
        actions={
          mayLogVisits() && (
            <LinkButton kind="primary" icon={plusIcon} href="/visits/new">
              {words("new")}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={words("tabs")}
        tabs={tabs()}
        value={tab()}
        onChange={(key) => setSearch({ ...NOTHING, tab: key })}
      >
        <Switch>
          <Match when={tab() === "due"}>
            <DuePanel />
          </Match>
          <Match when={tab() === "records"}>
            <RecordsPanel
              filters={visitFilters()}
              mayLog={mayLogVisits()}
              onFilters={(changes) =>
                setSearch(addressOf({ ...visitFilters(), ...changes }), { replace: true })
              }
            />
          </Match>
          <Match when={tab() === "problems"}>
            <ProblemsPanel
              filters={problemFilters()}
              onFilters={(changes) => {
                const { route, state } = { ...problemFilters(), ...changes };
                setSearch(
                  { route: route || undefined, state: state === "open" ? undefined : state },
                  { replace: true },
                );
              }}
            />
          </Match>
          <Match when={tab() === "coverage"}>
            <CoveragePanel />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}

/** Changing the tab drops the filters of the one before. */
const NOTHING = {
  text: undefined,
  kind: undefined,
  from: undefined,
  to: undefined,
  village: undefined,
  mine: undefined,
  route: undefined,
  state: undefined,
};

type Search = Partial<Record<string, string>>;

const oneOf = <V extends string>(values: readonly V[], text: string | undefined): V | "" =>
  values.find((value) => value === text) ?? "";

const dayOr = (text: string | undefined): string => (text && isDay(text) ? text : "");

const visitFiltersOf = (search: Search): VisitFilters => ({
  text: search["text"] ?? "",
  kind: oneOf(VISIT_KINDS, search["kind"]),
  from: dayOr(search["from"]),
  to: dayOr(search["to"]),
  villageCode: search["village"] ?? "",
  isMine: search["mine"] === "1",
});

const addressOf = ({ text, kind, from, to, villageCode, isMine }: VisitFilters) => ({
  text: text || undefined,
  kind: kind || undefined,
  from: from || undefined,
  to: to || undefined,
  village: villageCode || undefined,
  mine: isMine ? "1" : undefined,
});

const problemFiltersOf = (search: Search): ProblemFilters => ({
  route: oneOf(PROBLEM_ROUTES, search["route"]),
  state: oneOf(["closed", "all"] as const, search["state"]) || "open",
});
