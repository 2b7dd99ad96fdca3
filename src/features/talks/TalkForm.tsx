import { formatAside } from "../../lib/format.ts";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import { runningActivationsQuery } from "../../lib/running-activations.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { createUnitsReading } from "./data.ts";
import { resendTalk, saveTalk, TALK_KINDS, type TalkDraft, type TalkField, wrongFields } from "./talk.ts";
import { UnitField } from "./UnitField.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

const WRONG: Record<TalkField, Parameters<typeof words>[0] & `form.${string}`> = {
  kind: "form.kind_required",
  unitId: "form.unit_required",
  onDay: "form.day_wrong",
  persons: "form.persons_wrong",
  note: "form.note_long",
};
const wrongWord = (field: TalkField): string => words.maybe(WRONG[field]) ?? field;

/** A talk in four fields. What it counts as is said where it is chosen. */
export function TalkForm(props: { initial: TalkDraft; isResent?: boolean; onSaved: () => void }) {
  const [draft, setDraft] = createStore<TalkDraft>(untrack(() => ({ ...props.initial })));
  const [isTried, setTried] = createSignal(false);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const saving = createSaving();
  const units = createUnitsReading();
  const running = useQuery(runningActivationsQuery);
  const errorOf = (field: TalkField) =>
    isTried() && wrongFields(draft, today()).includes(field) ? wrongWord(field) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = wrongFields(draft, today());
    setSummary(wrong.map((field) => ({ fieldId: `talk-${field}`, text: wrongWord(field) })));
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
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary problems={summary()} />
      <RadioGroup
        id="talk-kind"
        label={words("form.kind")}
        look="list"
        required
        options={TALK_KINDS.map((value) => ({
          value,
          label: talkKindWord(value),
          hint: words(`kind.about.${value}`),
        }))}
        value={draft.kind}
        error={errorOf("kind")}
        onChange={(kind) => setDraft("kind", kind)}
      />
      <Show when={draft.findingId}>
        <Note tone="info">
          <p>{words("form.finding")}</p>
        </Note>
      </Show>
      <UnitField
        id="talk-unitId"
        label={words("form.unit")}
        reading={units}
        value={draft.unitId}
        error={errorOf("unitId")}
        onChange={(unitId) => setDraft("unitId", unitId)}
      />
      <div class={css["pair"]}>
        <DateField
          id="talk-onDay"
          label={words("form.day")}
          required
          max={today()}
          value={draft.onDay}
          error={errorOf("onDay")}
          onInput={(onDay) => setDraft("onDay", onDay)}
        />
        <TextField
          id="talk-persons"
          label={words("form.persons")}
          hint={words("form.persons_hint")}
          required
          numeric
          value={draft.persons}
          error={errorOf("persons")}
          onInput={(persons) => setDraft("persons", persons)}
        />
      </div>
      <TextArea
        id="talk-note"
        label={words("form.note")}
        hint={words("form.note_hint")}
        value={draft.note}
        error={errorOf("note")}
        onInput={(note) => setDraft("note", note)}
      />
      <Show when={running.isSuccess && running.data.length > 0}>
        <SelectField
          label={words("form.activation")}
          hint={words("form.activation_hint")}
          options={[
            { value: "", label: words("form.activation_none") },
            ...(running.isSuccess ? running.data : []).map(({ id, title, organ_name }) => ({
              value: id,
              label: formatAside(title, organ_name),
            })),
          ]}
          value={draft.activationId}
          onChange={(activationId) => setDraft("activationId", activationId)}
        />
      </Show>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormActions>
        <Button type="submit" kind="primary" busy={saving.isBusy()}>
          {words(props.isResent ? "form.resend" : "form.save")}
        </Button>
      </FormActions>
    </form>
  );
}
