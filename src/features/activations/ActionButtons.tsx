import { createSignal, For, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { actionWord } from "../../lib/flow.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { DateField, TextArea } from "../../ui/TextField.tsx";
import { createChange } from "./change.ts";
import { type ActivationRecord, moveActivation } from "./data.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

type Action = ActivationRecord["actions"][number];

const ENDING = ["reject", "terminate", "withdraw", "deny_word"];
const MAIN = [
  "submit",
  "screen",
  "endorse",
  "approve",
  "confirm_word",
  "staff",
  "start",
  "conclude",
  "debrief",
  "archive",
  "resume",
];

/** What the person may do now, as the database says; each is confirmed, with what it needs. */
export function ActionButtons(props: { record: ActivationRecord }) {
  const [chosen, setChosen] = createSignal<Action>();
  const kindOf = (action: string, index: number) => {
    if (ENDING.includes(action)) return "danger" as const;
    return index === 0 && MAIN.includes(action) ? ("primary" as const) : ("secondary" as const);
  };
  return (
    <>
      <For each={props.record.actions}>
        {(action, index) => (
          <Button kind={kindOf(action.action, index())} onClick={() => setChosen(action)}>
            {actionWord(action.action)}
          </Button>
        )}
      </For>
      <Show when={chosen()} keyed>
        {(action) => (
          <ActionDialog record={props.record} action={action} onClose={() => setChosen(undefined)} />
        )}
      </Show>
    </>
  );
}

function ActionDialog(props: { record: ActivationRecord; action: Action; onClose: () => void }) {
  const name = () => props.action.action;
  const earliest = () => untrack(() => props.record.activation.started_on) ?? undefined;
  const [form, setForm] = createStore({ note: "", text: "", day: today() });
  const [isTried, setTried] = createSignal(false);
  const move = createChange(moveActivation, { onDone: () => props.onClose() });
  const needsText = () => name() === "conclude" || name() === "debrief";
  const isMissing = (text: string, needed: boolean) => isTried() && needed && text.trim() === "";
  const requiredWords = (field: string) => words("form.required", { field });
  const submit = () => {
    setTried(true);
    if ((props.action.needs_note && form.note.trim() === "") || (needsText() && form.text.trim() === ""))
      return;
    move.mutate({
      id: props.record.activation.id,
      action: name(),
      note: form.note.trim() || undefined,
      data: dataOf(name(), form),
    });
  };
  return (
    <Dialog
      open
      title={actionWord(name())}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind={ENDING.includes(name()) ? "danger" : "primary"}
            busy={move.isPending}
            onClick={submit}
          >
            {actionWord(name())}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={move.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <Show when={name() === "conclude" || ENDING.includes(name())}>
          <p class={css["muted"]}>{words(name() === "conclude" ? "act.conclude_words" : "act.end_words")}</p>
        </Show>
        <Show when={name() === "conclude" || name() === "start"}>
          <DateField
            label={words(name() === "start" ? "act.started_on" : "act.finished_on")}
            hint={name() === "start" ? words("act.started_hint") : undefined}
            min={name() === "conclude" ? earliest() : undefined}
            value={form.day}
            onInput={(day) => setForm({ day })}
          />
        </Show>
        <Show when={needsText()}>
          <TextArea
            label={words(name() === "conclude" ? "act.outcome" : "act.debrief")}
            hint={words("act.outcome_hint")}
            required
            rows={4}
            maxLength={name() === "conclude" ? 2000 : 4000}
            value={form.text}
            onInput={(text) => setForm({ text })}
            error={
              isMissing(form.text, true)
                ? requiredWords(words(name() === "conclude" ? "act.outcome" : "act.debrief"))
                : undefined
            }
          />
        </Show>
        <Show when={!needsText()}>
          <TextArea
            label={words("act.note")}
            hint={words.maybe(`act.note_hint.${name()}`)}
            required={props.action.needs_note}
            rows={3}
            value={form.note}
            onInput={(note) => setForm({ note })}
            error={
              isMissing(form.note, props.action.needs_note) ? requiredWords(words("act.note")) : undefined
            }
          />
        </Show>
      </div>
    </Dialog>
  );
}

/** The day is left to the database where it is today: its clock decides. */
function dataOf(action: string, form: { text: string; day: string }): object {
  const day = form.day === today() ? undefined : form.day;
  if (action === "conclude") return { outcome: form.text.trim(), finished_on: day };
  if (action === "debrief") return { debrief: form.text.trim() };
  return action === "start" ? { started_on: day } : {};
}
