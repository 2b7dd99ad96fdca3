import { useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import { actionWord, stateWord } from "../../lib/flow.ts";
import { t } from "../../lib/i18n.ts";
import { formatList } from "../../lib/format.ts";
import { Card, Stack } from "../../ui/Card.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { workflowQuery } from "./data.ts";
import { ruleName } from "./rules.ts";
import { words } from "./strings.ts";
import { lifeCycles, type Step } from "./workflow.ts";
import css from "./admin.module.css";

/** Each life cycle, drawn from the rows that decide it. */
export function WorkflowTab() {
  const workflow = useQuery(workflowQuery);
  return (
    <Stack gap="lg">
      <p class={css["explain"]}>{words("workflow.explain")}</p>
      <Switch>
        <Match when={workflow.isError}>
          <ErrorNote error={workflow.error} onRetry={() => void workflow.refetch()} />
        </Match>
        <Match when={workflow.isPending}>
          <LoadingState lines={8} />
        </Match>
        <Match when={workflow.isSuccess}>
          <For each={lifeCycles(workflow.data ?? [])}>
            {(cycle) => (
              <Card title={words.maybe(`entity.${cycle.entity}`) ?? cycle.entity}>
                <For each={cycle.states}>
                  {(state) => (
                    <section class={css["state"]}>
                      <h3>{stateWord(cycle.entity, state.from)}</h3>
                      <ul>
                        <For each={state.steps}>
                          {(step) => <StepLine entity={cycle.entity} step={step} />}
                        </For>
                      </ul>
                    </section>
                  )}
                </For>
              </Card>
            )}
          </For>
        </Match>
      </Switch>
    </Stack>
  );
}

function StepLine(props: { entity: string; step: Step }) {
  const role = (code: string) => t.maybe(`role.${code}`) ?? words.maybe(`workflow.role.${code}`) ?? code;
  return (
    <li>
      <b>{actionWord(props.step.action)}</b>
      <span aria-hidden="true">→</span>
      <Badge>{stateWord(props.entity, props.step.to)}</Badge>
      <span class={css["muted"]}>{formatList(props.step.roles.map(role))}</span>
      <Show when={props.step.needsNote}>
        <span class={css["muted"]}>{words("workflow.needs_note")}</span>
      </Show>
      <Show when={props.step.limit}>
        {(code) => (
          <span class={css["muted"]}>
            {words("workflow.sets_deadline", { rule: ruleName({ code: code(), text_ref: "" }) })}
          </span>
        )}
      </Show>
    </li>
  );
}
