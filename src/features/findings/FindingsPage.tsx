import { useSearchParams } from "@solidjs/router";
import { Match, Suspense, Switch } from "solid-js";
import { hasRole, signedIn } from "../../lib/session.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { NO_FILTERS, searchOf } from "./filters.ts";
import { ListPanel } from "./ListPanel.tsx";
import { part } from "./part.ts";
import { words } from "./strings.ts";

const LedgerPanel = part(() => import("./LedgerPanel.tsx").then((module) => module.LedgerPanel));
const LookBackPanel = part(() => import("./LookBackPanel.tsx").then((module) => module.LookBackPanel));

type TabKey = "list" | "ledger" | "look_back";

/** A courtesy: the database decides. Looking through another's eyes changes nothing. */
const mayRecord = () => !signedIn().seeingAs && hasRole("area_coordinator", "office_officer");
const followsFindings = () => hasRole("area_coordinator", "office_officer", "leader");

/** Findings: the list, the ledger, and the look-backs for who follows. Tab and filters stand in the address. */
export function FindingsPage() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const tabs = () =>
    (followsFindings() ? (["list", "ledger", "look_back"] as const) : (["list", "ledger"] as const)).map(
      (key) => ({ key: key as TabKey, label: words(`tab.${key}`) }),
    );
  const tab = (): TabKey => tabs().find(({ key }) => key === search["tab"])?.key ?? "list";
  return (
    <>
      <PageHeader
        title={words("title")}
        actions={
          mayRecord() && (
            <LinkButton kind="primary" icon={plusIcon} href="/findings/new">
              {words("new")}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={words("tabs")}
        tabs={tabs()}
        value={tab()}
        onChange={(key) => setSearch({ ...searchOf(NO_FILTERS), tab: key === "list" ? undefined : key })}
      >
        <Suspense fallback={<LoadingState lines={6} />}>
          <Switch>
            <Match when={tab() === "list"}>
              <ListPanel />
            </Match>
            <Match when={tab() === "ledger"}>
              <LedgerPanel />
            </Match>
            <Match when={tab() === "look_back"}>
              <LookBackPanel />
            </Match>
          </Switch>
        </Suspense>
      </Tabs>
    </>
  );
}
