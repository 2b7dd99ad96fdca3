import { createEffect, For, on, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { alertIcon } from "./icons.ts";
import { ui } from "./strings.ts";
import css from "./notes.module.css";

export interface FieldProblem {
  /** `id` of the field's control. */
  fieldId: string;
  text: string;
}

function goTo(event: MouseEvent, fieldId: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId);
  field?.scrollIntoView?.({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** Everything that keeps a form from being sent, as links to the fields. It takes the focus when it appears. */
export function ErrorSummary(props: { problems: readonly FieldProblem[] }) {
  let box: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.problems,
      (problems) => problems.length > 0 && box?.focus(),
    ),
  );
  return (
    <Show when={props.problems.length > 0}>
      <div
        class={css["note"]}
        data-tone="danger"
        role="alert"
        tabIndex={-1}
        ref={(element) => (box = element)}
      >
        <Icon path={alertIcon} />
        <div class={css["body"]}>
          <p class={css["title"]}>{ui("summary.title", { n: props.problems.length })}</p>
          <ul class={css["links"]}>
            <For each={props.problems}>
              {(problem) => (
                <li>
                  <a href={`#${problem.fieldId}`} onClick={(event) => goTo(event, problem.fieldId)}>
                    {problem.text}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Show>
  );
}
