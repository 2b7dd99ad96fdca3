import { useSearchParams } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { hasRole, signedIn } from "../../lib/session.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { checklistIcon, plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { AllPanel } from "./AllPanel.tsx";
import { MinePanel } from "./MinePanel.tsx";
import { words } from "./strings.ts";

/** Courtesies: the database decides who plans and what anybody reads. */
const mayPlan = () => !signedIn().seeingAs && hasRole("administrator", "area_coordinator", "office_officer");
const mayReadOthers = () =>
  hasRole(
    "township_officer",
    "area_coordinator",
    "office_officer",
    "leader",
    "case_manager",
    "petition_officer",
  );

/** Inspections: what I go to, and what I follow or what comes to my unit. */
export function InspectionsPage() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const tabs = () => [
    { key: "mine" as const, label: words("tab.mine") },
    ...(mayReadOthers() ? [{ key: "all" as const, label: words("tab.all") }] : []),
  ];
  const tab = () => tabs().find(({ key }) => key === search["tab"])?.key ?? "mine";
  return (
    <>
      <PageHeader
        title={words("title")}
        actions={
          <>
            <LinkButton icon={checklistIcon} href="/inspections/checklists">
              {words("checklists")}
            </LinkButton>
            {mayPlan() && (
              <LinkButton kind="primary" icon={plusIcon} href="/inspections/new">
                {words("order.open")}
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        label={words("tabs")}
        tabs={tabs()}
        value={tab()}
        onChange={(key) =>
          setSearch({ tab: key === "mine" ? undefined : key, text: undefined, state: undefined })
        }
      >
        <Switch>
          <Match when={tab() === "mine"}>
            <MinePanel />
          </Match>
          <Match when={tab() === "all"}>
            <AllPanel />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}
