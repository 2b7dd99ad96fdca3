import { createMemo, createSignal, For } from "solid-js";
import type { AnswerValue, ChecklistBody } from "../../core/checklists/checklist.schema.ts";
import { evaluateChecks } from "../../core/checklists/evaluate.ts";
import { sectionsOf } from "../../core/checklists/progress.ts";
import { inputsOf } from "../../core/checklists/run.ts";
import { today } from "../../lib/clock.ts";
import { AnswerItem } from "./AnswerItem.tsx";
import { editor as words } from "./editor-strings.ts";
import { Section } from "./Section.tsx";
import { words as common } from "./strings.ts";
import css from "./inspections.module.css";

/** The list as an inspector will hold it, as wide as a phone; the cross-checks answer while it is tried. */
export function ChecklistPreview(props: { body: ChecklistBody }) {
  const [answers, setAnswers] = createSignal<Readonly<Record<string, { value: AnswerValue; note: string }>>>(
    {},
  );
  const results = createMemo(() =>
    evaluateChecks(props.body, {
      answers: Object.fromEntries(Object.entries(answers()).map(([code, { value }]) => [code, value])),
      today: today(),
    }),
  );
  const raisedUnder = (code: string) =>
    results().flatMap((result) => {
      const check = props.body.checks.find((one) => one.code === result.code);
      if (result.status !== "raised" || !check) return [];
      return inputsOf(check.condition).pop() === code ? [result.text] : [];
    });
  const answer = (code: string, given: { value?: AnswerValue; note?: string }) =>
    setAnswers((before) => ({ ...before, [code]: { value: null, note: "", ...before[code], ...given } }));
  return (
    <section class={css["preview"]} aria-label={words("preview")}>
      <p class={css["quiet"]}>{words("preview_words")}</p>
      <For each={sectionsOf(props.body.items)}>
        {(section) => (
          <Section title={section.name || common("run.items")}>
            <For each={section.items}>
              {(item) => (
                <AnswerItem
                  item={{ ...item, id: item.code }}
                  answer={answers()[item.code] && { ...answers()[item.code]!, at: "" }}
                  raised={raisedUnder(item.code)}
                  onAnswer={(given) => answer(item.code, given)}
                  onCommit={() => undefined}
                />
              )}
            </For>
          </Section>
        )}
      </For>
    </section>
  );
}
