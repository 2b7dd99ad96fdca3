import { createSignal, For, Show } from "solid-js";
import { actionWord, stateWord } from "../../lib/flow.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { createChange } from "./change.ts";
import { type ActivationRecord, askExtension, type Extension, moveExtension } from "./data.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const MOST_DAYS = 90;

/** More time: asked for with a reason, each piece approved anew. */
export function ExtensionsCard(props: { record: ActivationRecord }) {
  const [isAsking, setAsking] = createSignal(false);
  const [step, setStep] = createSignal<{ extension: Extension; action: string }>();
  const mayAsk = () =>
    props.record.may_extend &&
    props.record.activation.state === "in_progress" &&
    props.record.extensions.every((extension) => extension.state !== "asked");
  return (
    <Show when={props.record.extensions.length > 0 || mayAsk()}>
      <Card
        title={words("extend.title")}
        actions={
          <Show when={mayAsk()}>
            <Button onClick={() => setAsking(true)}>{words("extend.ask")}</Button>
          </Show>
        }
        flush
      >
        <Show
          when={props.record.extensions.length > 0}
          fallback={<p class={css["padded"]}>{words("extend.words")}</p>}
        >
          <ul class={css["rows"]} aria-label={words("extend.title")}>
            <For each={props.record.extensions}>
              {(extension) => (
                <li class={css["row"]}>
                  <div class={css["who"]}>
                    <span>
                      {words("extend.line", {
                        by: extension.asked_by ?? "",
                        n: extension.days,
                        reason: extension.reason,
                      })}
                    </span>
                    <Show when={extension.decided_by}>
                      {(by) => <span class={css["muted"]}>{words("extend.decided", { by: by() })}</span>}
                    </Show>
                  </div>
                  <StatusTag tone={extension.state === "asked" ? "warn" : "neutral"}>
                    {stateWord("activation_extension", extension.state)}
                  </StatusTag>
                  <div class={css["buttons"]}>
                    <For each={extension.actions}>
                      {({ action }) => (
                        <Button onClick={() => setStep({ extension, action })}>{actionWord(action)}</Button>
                      )}
                    </For>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={isAsking()}>
          <AskDialog activationId={props.record.activation.id} onClose={() => setAsking(false)} />
        </Show>
        <Show when={step()} keyed>
          {(chosen) => <DecideDialog {...chosen} onClose={() => setStep(undefined)} />}
        </Show>
      </Card>
    </Show>
  );
}

function AskDialog(props: { activationId: string; onClose: () => void }) {
  const [days, setDays] = createSignal("15");
  const ask = createChange(askExtension, { onDone: () => props.onClose() });
  const isValid = () => /^\d+$/.test(days()) && Number(days()) >= 1 && Number(days()) <= MOST_DAYS;
  return (
    <ReasonDialog
      title={words("extend.ask")}
      explanation={words("extend.words")}
      reasonLabel={words("extend.reason")}
      confirmLabel={words("extend.ask")}
      busy={ask.isPending}
      error={ask.error}
      isReady={isValid()}
      onSubmit={(reason) => ask.mutate({ activation_id: props.activationId, days: Number(days()), reason })}
      onClose={() => props.onClose()}
    >
      <TextField
        label={words("extend.days")}
        numeric
        required
        unit={words("form.unit_days")}
        value={days()}
        onInput={setDays}
        error={isValid() ? undefined : `1–${MOST_DAYS}`}
      />
    </ReasonDialog>
  );
}

function DecideDialog(props: { extension: Extension; action: string; onClose: () => void }) {
  const decide = createChange(moveExtension, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={actionWord(props.action)}
      explanation={words("extend.line", {
        by: props.extension.asked_by ?? "",
        n: props.extension.days,
        reason: props.extension.reason,
      })}
      reasonLabel={words("act.note")}
      confirmLabel={actionWord(props.action)}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={(note) => decide.mutate({ id: props.extension.id, action: props.action, note })}
      onClose={() => props.onClose()}
    />
  );
}
