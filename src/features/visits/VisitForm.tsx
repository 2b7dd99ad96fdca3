import { createEffect, createMemo, createSignal, type JSX, Show } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import { shortVillageName } from "../../core/visits/names.ts";
import { now } from "../../lib/clock.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormActions } from "../../ui/Toolbar.tsx";
import { ActivationField } from "./ActivationField.tsx";
import { draftErrors, type VisitDraft } from "./draft.ts";
import { errorOfField, summaryOf } from "./draft-errors.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { createSaving } from "../../lib/saving.ts";
import { PhotosField } from "../../ui/PhotosField.tsx";
import { ProblemsField } from "./ProblemsField.tsx";
import { PromiseKeptField } from "./PromiseKeptField.tsx";
import { words } from "./strings.ts";
import { createTopics } from "./topics.ts";
import {
  ContentFields,
  type DraftFieldsProps,
  MetFields,
  PromiseFields,
  WhenFields,
} from "./VisitFields.tsx";
import { VillageField } from "./VillageField.tsx";
import { createVillages } from "./villages.ts";
import css from "./visits.module.css";

export interface FilledVisit {
  readonly draft: VisitDraft;
  readonly villageName: string;
  readonly photos: readonly File[];
}

/** The fields of a visit. What is typed is handed on at once; saving is the owner's, and its failure is shown here. */
export function VisitForm(props: {
  initial: VisitDraft;
  /** Said above the fields. */
  notes?: (villageName: string) => JSX.Element;
  /** Said above the button. */
  foot?: JSX.Element;
  withPhotos: boolean;
  onDraft?: (draft: VisitDraft) => void;
  onSave: (filled: FilledVisit) => Promise<void>;
}) {
  // The form owns its fields from here on.
  const [draft, setDraft] = createStore<VisitDraft>(copyOf(unwrap(props).initial));
  const [photos, setPhotos] = createSignal<readonly File[]>([]);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  const outbox = createOutbox();
  const villages = createVillages();
  const topics = createTopics();
  createEffect(() => props.onDraft?.(copyOf(draft)));

  const villageName = () => (draft.villageCode ? shortVillageName(villages.nameOf(draft.villageCode)) : "");
  const errors = createMemo(() => (isTried() ? draftErrors(draft, now()) : []));
  const fields: DraftFieldsProps = {
    draft,
    setDraft,
    errorOf: (field, index) => errorOfField(errors(), field, index),
  };
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    setSummary(summaryOf(draftErrors(draft, now()), draft));
    if (summary().length > 0) return;
    const filled = { draft: copyOf(draft), villageName: villageName(), photos: photos() };
    await saving.follow(props.onSave(filled));
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
      {props.notes?.(villageName())}
      <ErrorSummary problems={summary()} />
      <ReadingFrame reading={villages.reading} lines={2}>
        <VillageField
          villages={villages.list()}
          value={draft.villageCode}
          error={fields.errorOf("village")}
          onChange={(code) => setDraft({ villageCode: code, followUpOf: "" })}
        />
      </ReadingFrame>
      <WhenFields {...fields} />
      <PromiseKeptField
        villageCode={draft.villageCode}
        kind={draft.kind}
        value={draft.followUpOf}
        onChange={(visitId) => setDraft("followUpOf", visitId)}
      />
      <MetFields {...fields} />
      <TextField
        id="visit-names"
        label={words("form.names")}
        hint={words("form.names_hint")}
        value={draft.names}
        error={fields.errorOf("names")}
        onInput={(names) => setDraft("names", names)}
      />
      <ContentFields {...fields} topics={topics()} />
      <ProblemsField {...fields} />
      <PromiseFields {...fields} />
      <Show when={props.withPhotos && outbox()?.photoActions()}>
        <PhotosField
          id="visit-photos"
          label={words("form.photos")}
          hint={words("form.photos_hint")}
          value={photos()}
          onChange={setPhotos}
        />
      </Show>
      <ActivationField
        value={draft.activationId}
        onChange={(activationId) => setDraft("activationId", activationId)}
      />
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      {props.foot}
      <FormActions>
        <Button type="submit" kind="primary" busy={saving.isBusy()}>
          {words("form.save")}
        </Button>
      </FormActions>
    </form>
  );
}

/** A plain copy, every field read: what depends on it follows every keystroke. */
const copyOf = (draft: VisitDraft): VisitDraft => ({
  ...draft,
  met: draft.met.map((contact) => ({ ...contact })),
  topics: [...draft.topics],
  problems: draft.problems.map((problem) => ({ ...problem })),
});
