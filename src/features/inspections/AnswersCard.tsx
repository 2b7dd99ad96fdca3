import { createMemo, For, Show } from "solid-js";
import { isBadAnswer, sectionsOf } from "../../core/checklists/progress.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { detail as words } from "./detail-strings.ts";
import type { Item } from "./documents.ts";
import type { InspectionDetail } from "./listed.ts";
import { rowWords } from "./sheet-rows.ts";
import { words as common } from "./strings.ts";
import css from "./inspections.module.css";

/** What was answered, and what earlier findings looked like; for members and who follows. */
export function AnswersCard(props: { inspection: InspectionDetail }) {
  const byItem = createMemo(
    () => new Map(props.inspection.answers.map((answer) => [answer.item_id, answer] as const)),
  );
  const sections = createMemo(() =>
    sectionsOf((props.inspection.checklist?.items ?? []).filter(({ id }) => byItem().has(id))),
  );
  return (
    <Show when={byItem().size > 0 || props.inspection.rechecks.length > 0}>
      <Card
        title={words("answers")}
        aside={words("answered", {
          done: byItem().size,
          total: props.inspection.checklist?.items.length ?? 0,
        })}
      >
        <Show when={props.inspection.rechecks.length > 0}>
          <h3>{common("earlier.title")}</h3>
          <dl class={css["answers"]}>
            <For each={props.inspection.rechecks}>
              {(recheck) => (
                <div>
                  <dt>{recheck.title}</dt>
                  <dd>{[common(`outcome.${recheck.outcome}`), recheck.note].filter(Boolean).join("\n")}</dd>
                </div>
              )}
            </For>
          </dl>
        </Show>
        <For each={sections()}>
          {(section) => (
            <>
              <Show when={section.name}>
                <h3>{section.name}</h3>
              </Show>
              <dl class={css["answers"]}>
                <For each={section.items}>
                  {(item) => (
                    <div>
                      <dt>{item.title}</dt>
                      <dd>
                        {answerWords(item, byItem().get(item.id)?.value)}
                        <Show when={isBadAnswer(item, byItem().get(item.id)?.value)}>
                          {" "}
                          <Badge tone="warn">{words("bad")}</Badge>
                        </Show>
                        <Show when={byItem().get(item.id)?.note}>
                          {(note) => <div class={css["quiet"]}>{note()}</div>}
                        </Show>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </>
          )}
        </For>
      </Card>
    </Show>
  );
}

type Value = InspectionDetail["answers"][number]["value"] | undefined;

/** An answer as it is read. */
function answerWords(item: Item, value: Value): string {
  if (value === null || value === undefined || value === "") return words("unanswered");
  if (Array.isArray(value) && item.kind === "sheet")
    return value.length === 0
      ? common("sheet.none")
      : value.map((row, index) => `${index + 1}. ${rowWords(row, item.options.columns)}`).join("\n");
  const text = typeof value === "number" ? String(value) : value;
  if (Array.isArray(text)) return "";
  if (item.kind === "choice")
    return item.options.choices.find((choice) => choice.value === text)?.label ?? text;
  if (item.kind === "yes_no") return common.maybe(`answer.${text}`) ?? text;
  return item.kind === "number" ? `${text}${item.options.unit ?? ""}` : text;
}
