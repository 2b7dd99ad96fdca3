import { createEffect, createMemo, createSignal, Show } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import { shortVillageName } from "../../core/visits/names.ts";
import { today } from "../../lib/clock.ts";
import { Button } from "../../ui/Button.tsx";
import { type DraftLook, KeptWords, RestoredNote } from "../../ui/DraftNotes.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { DateField, TextArea } from "../../ui/TextField.tsx";
import { FormActions } from "../../ui/Toolbar.tsx";
import { createScopeReading, createVillagesReading } from "./data.ts";
import { type DraftField, draftErrors, type FindingDraft } from "./draft.ts";
import { FindingFields } from "./FindingFields.tsx";
import { createSaving } from "../../lib/saving.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const FIELD_IDS: Record<DraftField, string> = {
  unit: "finding-unit",
  found_on: "finding-found-on",
  topic: "finding-topic",
  title: "finding-title",
  description: "finding-description",
};

/** The fields of a finding. What is typed is handed on at once; saving is the owner's, and its failure is shown here. */
export function FindingForm(props: {
  initial: FindingDraft;
  kept?: DraftLook;
  onDraft?: (draft: FindingDraft) => void;
  onSave: (draft: FindingDraft) => Promise<unknown>;
}) {
  const [draft, setDraft] = createStore<FindingDraft>({ ...unwrap(props).initial });
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  createEffect(() => props.onDraft?.({ ...draft }));
  const errors = createMemo(() => (isTried() ? draftErrors(draft, today()) : []));
  const errorOf = (field: DraftField) =>
    errors().includes(field) ? words(`form.error.${field}`) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = draftErrors(draft, today());
    setSummary(wrong.map((field) => ({ fieldId: FIELD_IDS[field], text: words(`form.error.${field}`) })));
    if (wrong.length === 0) await saving.follow(props.onSave({ ...draft }));
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
      <Show when={!draft.inspectionId}>
        <PlaceFields draft={draft} onChange={(changes) => setDraft(changes)} errorOf={errorOf} />
      </Show>
      <DateField
        id={FIELD_IDS.found_on}
        label={words("field.found_on")}
        required
        max={today()}
        value={draft.foundOn}
        error={errorOf("found_on")}
        onInput={(foundOn) => setDraft({ foundOn })}
      />
      <FindingFields value={draft} onChange={(changes) => setDraft(changes)} errorOf={errorOf} />
      <TextArea
        id="finding-unit-answer"
        label={words("field.unit_answer")}
        hint={words("field.unit_answer_hint")}
        maxLength={2000}
        value={draft.unitAnswer}
        onInput={(unitAnswer) => setDraft({ unitAnswer })}
      />
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

/** Whom it concerns, and where. */
function PlaceFields(props: {
  draft: FindingDraft;
  onChange: (changes: Partial<FindingDraft>) => void;
  errorOf: (field: DraftField) => string | undefined;
}) {
  const scope = createScopeReading();
  const units = () => scope.value()?.units ?? [];
  const divisionCode = () => units().find(({ id }) => id === props.draft.organId)?.division_code ?? "";
  const villages = createVillagesReading(divisionCode);
  return (
    <ReadingFrame reading={scope} lines={2}>
      <OptionPicker
        id={FIELD_IDS.unit}
        label={words("field.unit")}
        required
        options={units().map(({ id, name }) => ({ value: id, label: name }))}
        value={props.draft.organId}
        error={props.errorOf("unit")}
        onChange={(organId) => props.onChange({ organId, villageCode: "" })}
      />
      <Show when={(villages.value()?.length ?? 0) > 0}>
        <OptionPicker
          id="finding-village"
          label={words("field.village")}
          placeholder={words("field.village_none")}
          options={(villages.value() ?? []).map(({ code, name }) => ({
            value: code,
            label: shortVillageName(name),
          }))}
          value={props.draft.villageCode}
          onChange={(villageCode) => props.onChange({ villageCode })}
        />
      </Show>
    </ReadingFrame>
  );
}
