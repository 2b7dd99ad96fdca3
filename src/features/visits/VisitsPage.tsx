import { useSearchParams } from "@solidjs/router";
import { Match, Suspense, Switch } from "solid-js";
import { hasRole, signedIn } from "../../lib/session.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { part } from "./part.ts";
import { words } from "./frame.ts";

// Each tab comes when it is opened: a phone in the hills loads the one that it shows.
const DuePanel = part(() => import("./DuePanel.tsx").then((module) => module.DuePanel));
const RecordsPanel = part(() => import("./RecordsPanel.tsx").then((module) => module.RecordsPanel));
const ProblemsPanel = part(() => import("./ProblemsPanel.tsx").then((module) => module.ProblemsPanel));
const CoveragePanel = part(() => import("./CoveragePanel.tsx").then((module) => module.CoveragePanel));

type TabKey = "due" | "records" | "problems" | "coverage";

/** A courtesy: the database decides who may log. Looking through another's eyes changes nothing. */
const mayLogVisits = () =>
  !signedIn().seeingAs &&
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
        <Suspense fallback={<LoadingState lines={6} />}>
          <Switch>
            <Match when={tab() === "due"}>
              <DuePanel />
            </Match>
            <Match when={tab() === "records"}>
              <RecordsPanel mayLog={mayLogVisits()} />
            </Match>
            <Match when={tab() === "problems"}>
              <ProblemsPanel />
            </Match>
            <Match when={tab() === "coverage"}>
              <CoveragePanel />
            </Match>
          </Switch>
        </Suspense>
      </Tabs>
    </>
  );
}

/** Changing the tab drops the filters of the one before. */
const NOTHING = {
  kind: undefined,
  from: undefined,
  to: undefined,
  village: undefined,
  mine: undefined,
  route: undefined,
  state: undefined,
};
