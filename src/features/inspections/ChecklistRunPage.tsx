import { formatBeside, formatShortDayRange } from "../../lib/format.ts";
import { useParams } from "@solidjs/router";
import { createMemo, Match, Show, Switch } from "solid-js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checklistIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { ChecklistRun } from "./ChecklistRun.tsx";
import { createMyInspectionsReading } from "./data.ts";
import { targetOf } from "./documents.ts";
import { words } from "./strings.ts";

/** Going through a checklist, with or without a signal. */
export function ChecklistRunPage() {
  const params = useParams<{ id: string }>();
  const reading = createMyInspectionsReading();
  const inspection = createMemo(() => reading.value()?.inspections.find(({ id }) => id === params.id));
  const checklist = createMemo(() => {
    const version = inspection()?.checklist_version_id;
    return version ? reading.value()?.checklists.get(version) : undefined;
  });
  return (
    <>
      <PageHeader
        title={inspection()?.name ?? words("run.title")}
        subtitle={
          <Show when={inspection()}>
            {(one) => (
              <>
                {formatBeside(
                  targetOf(one()),
                  checklist()?.name,
                  formatShortDayRange(one().starts_on, one().ends_on),
                )}
              </>
            )}
          </Show>
        }
        back={{ href: "/inspections", label: words("title") }}
      />
      <ReadingFrame reading={reading} lines={8}>
        <Switch
          fallback={
            <EmptyState
              icon={checklistIcon}
              title={words("run.gone")}
              action={<a href="/inspections">{words("run.to_list")}</a>}
            >
              {words("run.gone_words")}
            </EmptyState>
          }
        >
          <Match when={inspection()?.is_open === false}>
            <EmptyState icon={checklistIcon} title={words("run.not_open")}>
              {words("run.not_open_words")}
            </EmptyState>
          </Match>
          <Match when={inspection() && !checklist()}>
            <EmptyState
              icon={checklistIcon}
              title={words("run.no_checklist")}
              action={<a href={`/inspections/${params.id}`}>{words("run.to_detail")}</a>}
            />
          </Match>
          <Match when={checklist() && inspection()?.id} keyed>
            {(_id) => (
              <Show when={inspection()}>
                {(one) => (
                  <Show when={checklist()}>
                    {(list) => <ChecklistRun inspection={one()} checklist={list()} />}
                  </Show>
                )}
              </Show>
            )}
          </Match>
        </Switch>
      </ReadingFrame>
    </>
  );
}
