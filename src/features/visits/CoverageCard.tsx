import { For, Show } from "solid-js";
import { hasRole } from "../../lib/session.ts";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { coverageWords, placeName } from "./coverage.ts";
import { type CoverageUnit, createCoverageReading } from "./data.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

const SHOWN = 10;

/** On the home page: how the places are covered, in the order of the official list. */
export function CoverageCard() {
  const unit = (): CoverageUnit =>
    hasRole("area_coordinator", "office_officer", "leader", "case_manager", "petition_officer")
      ? "township"
      : "grid";
  const reading = createCoverageReading(unit);
  const rows = () => reading.value() ?? [];
  return (
    <Card title={words("card.coverage")} actions={<a href="/visits?tab=coverage">{words("card.all")}</a>}>
      <ReadingFrame reading={reading} lines={4}>
        <Show when={rows().length > 0} fallback={<p>{words("coverage.none")}</p>}>
          <div class={css["digest"]}>
            <ul>
              <For each={rows().slice(0, SHOWN)}>
                {(row) => (
                  <li>
                    <span>{placeName(row, unit())}</span>
                    <span class={row.overdue + row.never_visited > 0 ? css["overdue"] : css["quiet"]}>
                      {coverageWords(row)}
                    </span>
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
