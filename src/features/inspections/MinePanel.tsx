import { createMemo, For, Show } from "solid-js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checklistIcon } from "../../ui/icons.ts";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createMyInspectionsReading } from "./data.ts";
import type { Inspection } from "./documents.ts";
import { MyInspection } from "./MyInspection.tsx";
import { createUnsent } from "./outbox-link.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

const GROUPS = ["open", "ahead", "done"] as const;

/** The inspections to which I am sent: to be done now, ahead, handed in. The same with and without a signal. */
export function MinePanel() {
  const reading = createMyInspectionsReading();
  const unsent = createUnsent();
  const groups = createMemo(() => {
    const all = reading.value()?.inspections ?? [];
    return GROUPS.map((group) => ({
      group,
      rows: all.filter((one) => groupOf(one, unsent.of(one.id).isSubmitting) === group),
    })).filter(({ rows }) => rows.length > 0);
  });
  return (
    <ReadingFrame reading={reading} lines={6}>
      <Show
        when={groups().length > 0}
        fallback={
          <EmptyState icon={checklistIcon} title={words("mine.none")}>
            {words("mine.none_words")}
          </EmptyState>
        }
      >
        <div class={css["groups"]}>
          <For each={groups()}>
            {({ group, rows }) => (
              <section class={css["section"]} aria-label={words(`mine.${group}`)}>
                <header class={css["sectionHead"]}>
                  <h2>{words(`mine.${group}`)}</h2>
                </header>
                <RowList framed>
                  <For each={rows}>
                    {(one) => (
                      <MyInspection
                        inspection={one}
                        checklist={reading.value()?.checklists.get(one.checklist_version_id ?? "")}
                        unsent={unsent.of(one.id)}
                      />
                    )}
                  </For>
                </RowList>
              </section>
            )}
          </For>
        </div>
      </Show>
    </ReadingFrame>
  );
}

function groupOf({ is_open, state }: Inspection, isSubmitting: boolean): (typeof GROUPS)[number] {
  if (isSubmitting || (state !== "scheduled" && state !== "in_progress")) return "done";
  return is_open ? "open" : "ahead";
}
