import { useSearchParams } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { hasRole, signedIn } from "../../lib/session.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { ResearchPanel } from "./ResearchPanel.tsx";
import { TalksPanel } from "./TalksPanel.tsx";
import { words } from "./strings.ts";

const TABS = ["talks", "research"] as const;

/** A courtesy: the database decides who may enter. */
const mayEnter = () =>
  !signedIn().seeingAs &&
  hasRole("township_officer", "office_officer", "area_coordinator", "leader", "case_manager");

/** Talks of four kinds, and field research: entered once, counted by themselves. */
export function TalksPage() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const tab = () => TABS.find((key) => key === search["tab"]) ?? "talks";
  return (
    <>
      <PageHeader
        title={words("title")}
        subtitle={words("subtitle")}
        actions={
          mayEnter() && (
            <>
              <LinkButton icon={plusIcon} href="/talks/research/new">
                {words("new_research")}
              </LinkButton>
              <LinkButton kind="primary" icon={plusIcon} href="/talks/new">
                {words("new_talk")}
              </LinkButton>
            </>
          )
        }
      />
      <Tabs
        label={words("tabs")}
        tabs={TABS.map((key) => ({ key, label: words(`tab.${key}`) }))}
        value={tab()}
        onChange={(key) =>
          setSearch({ tab: key, kind: undefined, from: undefined, to: undefined, mine: undefined })
        }
      >
        <Switch>
          <Match when={tab() === "talks"}>
            <TalksPanel />
          </Match>
          <Match when={tab() === "research"}>
            <ResearchPanel />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}
