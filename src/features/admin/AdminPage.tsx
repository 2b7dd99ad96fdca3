import { useSearchParams } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { Stack } from "../../ui/Card.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { AuditTab } from "./AuditTab.tsx";
import { CalendarTab } from "./CalendarTab.tsx";
import { NoticeCodeCard } from "./NoticeCodeCard.tsx";
import { RulesTab } from "./RulesTab.tsx";
import { words } from "./strings.ts";
import { WorkflowTab } from "./WorkflowTab.tsx";

const TABS = ["rules", "calendar", "workflow", "audit"] as const;
type TabKey = (typeof TABS)[number];

/** What the installation is configured by, and the trail of what was done. Nothing here shows the content of a matter. */
export function AdminPage() {
  const [params, setParams] = useSearchParams<{ tab?: string }>();
  const tab = (): TabKey => TABS.find((key) => key === params.tab) ?? "rules";
  return (
    <>
      <PageHeader title={words("admin.title")} />
      <Tabs
        label={words("admin.tabs")}
        tabs={TABS.map((key) => ({ key, label: words(`admin.tab.${key}`) }))}
        value={tab()}
        onChange={(key) => setParams({ tab: key })}
      >
        <Switch>
          <Match when={tab() === "rules"}>
            <Stack gap="lg">
              <RulesTab />
              <NoticeCodeCard />
            </Stack>
          </Match>
          <Match when={tab() === "calendar"}>
            <CalendarTab />
          </Match>
          <Match when={tab() === "workflow"}>
            <WorkflowTab />
          </Match>
          <Match when={tab() === "audit"}>
            <AuditTab />
          </Match>
        </Switch>
      </Tabs>
    </>
  );
}
