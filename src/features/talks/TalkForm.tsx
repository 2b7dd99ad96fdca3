import { createEffect, createSignal, on, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import { createRunningActivations } from "../../lib/running-activations.ts";
import type { FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toasts.ts";
import { createUnitsReading } from "./data.ts";
import { type DraftState, EntryForm } from "./EntryForm.tsx";
import { wrongTalkWord } from "./field-words.ts";
import { resendTalk, saveTalk, type TalkDraft, type TalkField, wrongFields } from "./talk.ts";
import { TalkFields } from "./TalkFields.tsx";
import { words } from "./strings.ts";

/** A talk in four fields. */
export function TalkForm(props: {
  initial: TalkDraft;
  isResent?: boolean;
  kept?: DraftState;
  onDraft?: (draft: TalkDraft) => void;
  onSaved: () => void;
}) {
  const [draft, setDraft] = createStore<TalkDraft>(untrack(() => ({ ...props.initial })));
  const [isTried, setTried] = createSignal(false);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const saving = createSaving();
  const units = createUnitsReading();
  const running = createRunningActivations();
  createEffect(
    on(
      () => ({ ...draft }),
      (typed) => props.onDraft?.(typed),
      { defer: true },
    ),
  );
  const errorOf = (field: TalkField) =>
    isTried() && wrongFields(draft, today()).includes(field) ? wrongTalkWord(field) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = wrongFields(draft, today());
    setSummary(wrong.map((field) => ({ fieldId: `talk-${field}`, text: wrongTalkWord(field) })));
    if (wrong.length > 0) return;
    const filled = { ...draft };
    const unit = units.value()?.find(({ id }) => id === filled.unitId)?.name ?? "";
    const work = props.isResent
      ? resendTalk(filled)
      : saveTalk(filled, { kind: talkKindWord(filled.kind), unit });
    if (!(await saving.follow(work))) return;
    toast(words("form.saved"));
    props.onSaved();
  };
  return (
    <EntryForm
      summary={summary()}
      draft={props.kept}
      error={saving.error()}
      isBusy={saving.isBusy()}
      saveWord={words(props.isResent ? "form.resend" : "form.save")}
      onSave={() => void save()}
    >
      <Show when={draft.findingId}>
        <Note tone="info">
          <p>{words("form.finding")}</p>
        </Note>
      </Show>
      <TalkFields draft={draft} units={units} errorOf={errorOf} onChange={setDraft} />
      <Show when={running().length > 0}>
        <SelectField
          label={words("form.activation")}
          hint={words("form.activation_hint")}
          options={[{ value: "", label: words("form.activation_none") }, ...running()]}
          value={draft.activationId}
          onChange={(activationId) => setDraft("activationId", activationId)}
        />
      </Show>
    </EntryForm>
  );
}
