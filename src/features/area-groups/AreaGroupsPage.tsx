import { createMemo, createSignal, For, lazy, Show, Suspense } from "solid-js";
import { today } from "../../lib/clock.ts";
import { hasRole } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Columns, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { handshakeIcon, plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { arrangedOn } from "./arrangement.ts";
import { ChainCard } from "./ChainCard.tsx";
import { type AreaGroup, createGroupsReading } from "./data.ts";
import { GroupCard } from "./GroupCard.tsx";
import { words } from "./strings.ts";

// The list comes first; the map and the form when they are wanted.
const GroupMap = lazy(() => import("./GroupMap.tsx").then((module) => ({ default: module.GroupMap })));
const GroupDialog = lazy(() =>
  import("./GroupDialog.tsx").then((module) => ({ default: module.GroupDialog })),
);

/** The area groups: who belongs to which, who is in charge today, and how it was before. */
export function AreaGroupsPage() {
  const reading = createGroupsReading();
  const isPlanner = () => hasRole("administrator", "area_coordinator");
  const [editing, setEditing] = createSignal<AreaGroup | "new">();
  const arranged = createMemo(() => (reading.value() ?? []).map((group) => arrangedOn(group, today())));
  const current = () => arranged().filter((one) => !one.isEnded);
  const ended = () => arranged().filter((one) => one.isEnded);
  return (
    <>
      <PageHeader
        title={words("title")}
        subtitle={words("subtitle")}
        actions={
          <Show when={isPlanner()}>
            <Button kind="primary" icon={plusIcon} onClick={() => setEditing("new")}>
              {words("new")}
            </Button>
          </Show>
        }
      />
      <ReadingFrame reading={reading} lines={8}>
        <Stack gap="lg">
          <Show
            when={arranged().length > 0}
            fallback={
              <Card>
                <EmptyState icon={handshakeIcon} title={words("none")}>
                  {words(isPlanner() ? "none_words" : "none_reader")}
                </EmptyState>
              </Card>
            }
          >
            <Columns min="20rem">
              <For each={current()}>
                {(one) => (
                  <GroupCard arranged={one} onEdit={isPlanner() ? () => setEditing(one.group) : undefined} />
                )}
              </For>
            </Columns>
            <Suspense>
              <GroupMap groups={current()} />
            </Suspense>
            <For each={ended()}>{(one) => <GroupCard arranged={one} />}</For>
          </Show>
          <ChainCard />
        </Stack>
      </ReadingFrame>
      <Show when={editing()} keyed>
        {(chosen) => (
          <Suspense>
            <GroupDialog
              group={chosen === "new" ? undefined : chosen}
              onClose={() => setEditing(undefined)}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
}
