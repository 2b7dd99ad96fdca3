import { RELATIONS, type Relation } from "../../core/relations.ts";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { formatDayRange } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { createChange } from "./change.ts";
import { answerLoan, type Loan } from "./data.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

/** Yes with a declaration, or no with a reason: before anything of the matter is open. */
export function AnswerDialog(props: { loan: Loan; onClose: () => void }) {
  const [form, setForm] = createStore({
    choice: "" as "" | "accept" | "decline",
    relation: "" as Relation | "",
    text: "",
  });
  const [isTried, setTried] = createSignal(false);
  const answer = createChange(answerLoan, {
    onDone: () => props.onClose(),
    say: ({ state }) => words(`answer.${state}`),
  });
  const needsText = () => form.choice === "decline" || (form.relation !== "" && form.relation !== "none");
  const isComplete = () =>
    form.choice !== "" &&
    (form.choice === "decline" || form.relation !== "") &&
    (!needsText() || form.text.trim() !== "");
  const missing = (isMissing: boolean, field: string) =>
    isTried() && isMissing ? words("form.required", { field }) : undefined;
  const submit = () => {
    setTried(true);
    if (!isComplete()) return;
    const isYes = form.choice === "accept";
    answer.mutate({
      deployment_id: props.loan.id,
      accept: isYes,
      relation: isYes ? form.relation || undefined : undefined,
      explanation: isYes ? form.text.trim() || undefined : undefined,
      reason: isYes ? undefined : form.text.trim(),
    });
  };
  return (
    <Dialog
      open
      title={words("answer.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={answer.isPending} onClick={submit}>
            {words("answer.send")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={answer.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <p>
          <strong>{words("loan.to", { organ: props.loan.host_organ })}</strong>
          <br />
          {formatDayRange(props.loan.from_on, props.loan.to_on)}
        </p>
        <p class={css["muted"]}>{words("loan.before_access")}</p>
        <RadioGroup
          label={words("answer.choose")}
          look="chips"
          required
          options={(["accept", "decline"] as const).map((value) => ({
            value,
            label: words(`answer.${value}`),
          }))}
          value={form.choice}
          onChange={(choice) => setForm({ choice })}
          error={missing(form.choice === "", words("answer.choose"))}
        />
        <Show when={form.choice === "accept"}>
          <RadioGroup
            label={words("answer.relation")}
            hint={words("answer.truth")}
            look="list"
            required
            options={RELATIONS.map((value) => ({ value, label: words(`relation.${value}`) }))}
            value={form.relation}
            onChange={(relation) => setForm({ relation })}
            error={missing(form.relation === "", words("answer.relation"))}
          />
        </Show>
        <Show when={needsText()}>
          <TextArea
            label={words(form.choice === "decline" ? "answer.reason" : "answer.explanation")}
            required
            rows={2}
            maxLength={500}
            value={form.text}
            onInput={(text) => setForm({ text })}
            error={missing(
              form.text.trim() === "",
              words(form.choice === "decline" ? "answer.reason" : "answer.explanation"),
            )}
          />
        </Show>
      </div>
    </Dialog>
  );
}
