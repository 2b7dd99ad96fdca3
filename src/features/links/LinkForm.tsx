import { formatAside } from "../../lib/format.ts";
import { createEffect, createSignal, on, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { LINK_KINDS } from "../../core/collaboration/forces.ts";
import { jointKindWord } from "../../lib/collaboration-words.ts";
import { createSaving } from "../../lib/saving.ts";
import { createRunningActivations } from "../../lib/running-activations.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { type DraftLook, KeptWords, RestoredNote } from "../../ui/DraftNotes.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { isOnline } from "../../ui/online.ts";
import { ChipPicker } from "../../ui/OptionPicker.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { createOfficersReading, type LinkDetail, saveLink } from "./data.ts";
import { type LinkDraft, type LinkField, linkPayload, wrongFields } from "./draft.ts";
import { KindFields } from "./KindFields.tsx";
import { words } from "./strings.ts";
import css from "./links.module.css";

const WRONG = {
  title: "form.title_required",
  onDay: "form.day_required",
  participants: "form.participants_required",
  question: "form.question_required",
} as const;

/** The fields that the kind needs, and no others. */
export function LinkForm(props: {
  initial: LinkDraft;
  /** Given: this one is changed. */
  was?: LinkDetail;
  kept?: DraftLook;
  onDraft?: (draft: LinkDraft) => void;
  onSaved: (id: string) => void;
}) {
  const [draft, setDraft] = createStore<LinkDraft>(untrack(() => ({ ...props.initial })));
  const [isTried, setTried] = createSignal(false);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const saving = createSaving();
  const officers = createOfficersReading();
  const running = createRunningActivations();
  createEffect(
    on(
      () => ({ ...draft, participantIds: [...draft.participantIds] }),
      (typed) => props.onDraft?.(typed),
      { defer: true },
    ),
  );
  const errorOf = (field: LinkField) =>
    isTried() && wrongFields(draft).includes(field) ? words(WRONG[field]) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = wrongFields(draft);
    setSummary(wrong.map((field) => ({ fieldId: `link-${field}`, text: words(WRONG[field]) })));
    if (wrong.length > 0) return;
    const answer = await saving.follow(
      saveLink(linkPayload({ ...draft }, props.was), props.was ? undefined : draft.id),
    );
    if (!answer) return;
    toast(words("form.saved"));
    props.onSaved(answer.activity_id);
  };
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Show when={props.kept}>{(kept) => <RestoredNote draft={kept()} />}</Show>
      <ErrorSummary problems={summary()} />
      <Show when={!props.was}>
        <RadioGroup
          label={words("form.kind")}
          look="list"
          options={LINK_KINDS.map((kind) => ({
            value: kind,
            label: jointKindWord(kind),
            hint: words(`about.${kind}`),
          }))}
          value={draft.kind}
          onChange={(kind) => setDraft("kind", kind)}
        />
      </Show>
      <TextField
        id="link-title"
        label={words("form.title")}
        hint={words("form.title_hint")}
        required
        value={draft.title}
        error={errorOf("title")}
        onInput={(title) => setDraft("title", title)}
      />
      <DateField
        id="link-onDay"
        label={words("form.day")}
        required
        value={draft.onDay}
        error={errorOf("onDay")}
        onInput={(onDay) => setDraft("onDay", onDay)}
      />
      <ReadingFrame reading={officers} lines={2}>
        <ChipPicker
          id="link-participants"
          required={draft.kind !== "area_training"}
          error={errorOf("participants")}
          label={words("form.participants")}
          hint={words("form.participants_hint")}
          options={(officers.value() ?? []).map(({ id, name, organ }) => ({
            value: id,
            label: organ ? formatAside(name, organ.name) : name,
          }))}
          value={draft.participantIds}
          onChange={(ids) => setDraft("participantIds", ids)}
        />
      </ReadingFrame>
      <Show when={!props.was && running().length > 0}>
        <SelectField
          label={words("form.activation")}
          hint={words("form.activation_hint")}
          options={[{ value: "", label: words("form.activation_none") }, ...running()]}
          value={draft.activationId}
          onChange={(activationId) => setDraft("activationId", activationId)}
        />
      </Show>
      <KindFields draft={draft} setDraft={setDraft} questionError={errorOf("question")} />
      <TextArea
        label={words("form.result")}
        maxLength={2000}
        value={draft.result}
        onInput={(result) => setDraft("result", result)}
      />
      <Show when={!isOnline()}>
        <Note tone="info">
          <p>{words("form.offline")}</p>
        </Note>
      </Show>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={props.kept}>{(kept) => <KeptWords draft={kept()} />}</Show>
      <FormActions>
        <Button type="submit" kind="primary" busy={saving.isBusy()}>
          {words("form.save")}
        </Button>
      </FormActions>
    </form>
  );
}
