import { For, Show } from "solid-js";
import { PROBLEM_ROUTES } from "../../core/visits/kinds.ts";
import { formatNumber } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createProblemTotalsReading } from "./data.ts";
import { openTotals } from "./problem-totals.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** On the home page: problems that are not closed, by the way they take. */
export function ProblemsCard() {
  const reading = createProblemTotalsReading();
  const open = () => openTotals(reading.value() ?? []);
  const routes = () => PROBLEM_ROUTES.filter((route) => (open().get(route) ?? 0) > 0);
  return (
    <Card
      title={words("card.problems")}
      aside={words("card.problems_open")}
      actions={<a href="/visits?tab=problems">{words("card.all")}</a>}
    >
      <ReadingFrame reading={reading} lines={2}>
        <Show when={routes().length > 0} fallback={<p>{words("card.problems_none")}</p>}>
          <div class={css["digest"]}>
            <ul>
              <For each={routes()}>
                {(route) => (
                  <li>
                    <a href={`/visits?tab=problems&route=${route}`}>{words(`route.${route}`)}</a>
                    <strong>{formatNumber(open().get(route) ?? 0)}</strong>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
      </ReadingFrame>
    </Card>
  );
}
