import { For, Show } from "solid-js";
import type { SetStoreFunction } from "solid-js/store";
import { PROBLEM_CATEGORIES, routeOf } from "../../core/visits/kinds.ts";
import { vagueWords } from "../../core/wording/vague-words.ts";
import { newCommandId } from "../../lib/commands.ts";
import { formatList } from "../../lib/format.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { plusIcon, trashIcon } from "../../ui/icons.ts";
import { Note } from "../../ui/Note.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import type { DraftField, ProblemDraft, VisitDraft } from "./draft.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

interface ProblemsProps {
  draft: VisitDraft;
  setDraft: SetStoreFunction<VisitDraft>;
  errorOf: (field: DraftField, index: number) => string | undefined;
}

/** The problems found, each with the way it will take. */
export function ProblemsField(props: ProblemsProps) {
  const add = () => {
    const id = newCommandId();
    props.setDraft("problems", props.draft.problems.length, { id, category: "", description: "" });
    queueMicrotask(() => document.getElementById(categoryId(id))?.focus());
  };
  return (
    <section class={css["problems"]} aria-label={words("form.problems")}>
      <h2 class={css["fieldTitle"]}>{words("form.problems")}</h2>
      <For each={props.draft.problems}>
        {(problem, index) => <ProblemCard {...props} problem={problem} index={index()} />}
      </For>
      <div>
        <Button icon={plusIcon} onClick={add}>
          {words("form.problem_add")}
        </Button>
      </div>
    </section>
  );
}

export const categoryId = (problemId: string): string => `visit-problem-${problemId}`;
export const descriptionId = (problemId: string): string => `visit-problem-${problemId}-text`;

function ProblemCard(props: ProblemsProps & { problem: ProblemDraft; index: number }) {
  const number = () => props.index + 1;
  const remove = () => {
    const kept = props.draft.problems.filter(({ id }) => id !== props.problem.id);
    props.setDraft("problems", kept);
  };
  const options = () =>
    PROBLEM_CATEGORIES.map((value) => ({
      value,
      label: words(`category.${value}`),
      hint: words(`route.${routeOf(value)}`),
    }));
  const vague = () => vagueWords(props.problem.description);
  return (
    <div class={css["problem"]} role="group" aria-label={words("form.problem", { n: number() })}>
      <div class={css["problemHead"]}>
        <strong>{words("form.problem", { n: number() })}</strong>
        <IconButton icon={trashIcon} label={words("form.problem_remove", { n: number() })} onClick={remove} />
      </div>
      <RadioGroup
        id={categoryId(props.problem.id)}
        label={words("form.category")}
        look="chips"
        options={options()}
        value={props.problem.category}
        error={props.errorOf("category", props.index)}
        onChange={(category) => props.setDraft("problems", props.index, "category", category)}
      />
      <Show when={props.problem.category}>
        {(category) => (
          <Show
            when={category() === "corruption"}
            fallback={<p class={css["quiet"]}>{words.maybe(`route_words.${category()}`)}</p>}
          >
            <Note tone="warn" title={words("route_words.corruption")} live>
              <p>{words("corruption.elsewhere")}</p>
            </Note>
          </Show>
        )}
      </Show>
      <TextArea
        id={descriptionId(props.problem.id)}
        label={words("form.description")}
        rows={3}
        value={props.problem.description}
        error={props.errorOf("description", props.index)}
        hint={vague().length > 0 ? words("form.vague", { words: formatList(vague()) }) : undefined}
        onInput={(description) => props.setDraft("problems", props.index, "description", description)}
      />
    </div>
  );
}
