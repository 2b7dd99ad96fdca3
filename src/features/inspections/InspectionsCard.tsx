import { createMemo, For, Show } from "solid-js";
import { addDays } from "../../core/calendar/day.ts";
import { today } from "../../lib/clock.ts";
import { Card } from "../../ui/Card.tsx";
import { createMyInspectionsReading } from "./data.ts";
import { MyInspection } from "./MyInspection.tsx";
import { createUnsent } from "./outbox-link.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

const AHEAD_DAYS = 7;
const SHOWN = 4;

/** On the home page: inspections that wait for me, now or within a week. Without any there is no card. */
export function InspectionsCard() {
  const reading = createMyInspectionsReading();
  const unsent = createUnsent();
  const waiting = createMemo(() =>
    (reading.value()?.inspections ?? []).filter(
      ({ id, state, starts_on }) =>
        (state === "scheduled" || state === "in_progress") &&
        !unsent.of(id).isSubmitting &&
        starts_on <= addDays(today(), AHEAD_DAYS),
    ),
  );
  return (
    <Show when={waiting().length > 0}>
      <Card flush title={words("card.title")} aside={words("card.count", { n: waiting().length })}>
        <ul class={css["plainRows"]}>
          <For each={waiting().slice(0, SHOWN)}>
            {(one) => (
              <MyInspection
                inspection={one}
                checklist={reading.value()?.checklists.get(one.checklist_version_id ?? "")}
                unsent={unsent.of(one.id)}
              />
            )}
          </For>
        </ul>
        <Show when={waiting().length > SHOWN}>
          <p class={css["padded"]}>
            <a href="/inspections">{words("card.all")}</a>
          </p>
        </Show>
      </Card>
    </Show>
  );
}
