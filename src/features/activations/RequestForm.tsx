import { createEffect, createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { CheckboxGroup, RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { type DraftLook, KeptWords, RestoredNote } from "../../ui/DraftNotes.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { isOnline } from "../../ui/online.ts";
import { TextField } from "../../ui/TextField.tsx";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { type Draft, type DraftProblem, problemsOf } from "./draft.ts";
import { KINDS } from "./kinds.ts";
import { MoreFields } from "./MoreFields.tsx";
import { createFormReading } from "./request-form.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const REASONS = [
  "many_people",
  "hard_evidence",
  "few_staff",
  "no_skill",
  "acquaintances",
  "long_span",
  "wide_scope",
] as const;

/** The six fields of a request. What is typed is handed on at once; saving is the owner's, and its failure is shown here. */
export function RequestForm(props: {
  initial: Draft;
  kept?: DraftLook;
  submitWord: string;
  onDraft?: (draft: Draft) => void;
  onSave: (draft: Draft) => Promise<void>;
}) {
  const offered = createFormReading();
  // The form owns its fields from here on.
  const [draft, setDraft] = createStore<Draft>(untrack(() => copyOf(props.initial)));
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  createEffect(() => props.onDraft?.(copyOf(draft)));
  const problems = () => (isTried() ? problemsOf(draft) : []);
  const errorOf = (field: DraftProblem) => (problems().includes(field) ? problemWords(field) : undefined);
  const skills = () => [...new Set([...(offered.value()?.skills ?? []), ...draft.skills])];
  const submit = async () => {
    setTried(true);
    if (problemsOf(draft).length > 0 || saving.isBusy()) return;
    await saving.follow(props.onSave(copyOf(draft)));
  };
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Show when={props.kept}>{(kept) => <RestoredNote draft={kept()} />}</Show>
      <ErrorSummary
        problems={problems().map((field) => ({ fieldId: `request-${field}`, text: problemWords(field) }))}
      />
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <Card>
        <Stack>
          <RadioGroup
            label={words("form.kind")}
            look="chips"
            options={KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
            value={draft.kind}
            onChange={(kind) => setDraft({ kind })}
          />
          <TextField
            id="request-title"
            label={words("form.subject")}
            hint={words("form.subject_hint")}
            required
            maxLength={60}
            value={draft.title}
            onInput={(title) => setDraft({ title })}
            error={errorOf("title")}
          />
          <CheckboxGroup
            label={words("form.reasons")}
            look="chips"
            options={REASONS.map((value) => ({ value, label: words(`reason.${value}`) }))}
            value={REASONS.filter((reason) => draft.reasons.includes(reason))}
            onChange={(reasons) => setDraft({ reasons })}
          />
          <FormGrid>
            <TextField
              id="request-heads"
              label={words("form.heads")}
              hint={words("form.heads_hint")}
              numeric
              required
              value={draft.heads}
              onInput={(heads) => setDraft({ heads })}
              error={errorOf("heads")}
            />
            <TextField
              id="request-planned_days"
              label={words("form.planned_days")}
              numeric
              required
              unit={words("form.unit_days")}
              value={draft.plannedDays}
              onInput={(plannedDays) => setDraft({ plannedDays })}
              error={errorOf("planned_days")}
            />
          </FormGrid>
          <Show when={offered.status() === "failed" && offered.error()}>
            {(error) => <ErrorNote error={error()} onRetry={offered.retry} busy={offered.isAsking()} />}
          </Show>
          <Show when={skills().length > 0}>
            <CheckboxGroup
              label={words("form.skills")}
              look="chips"
              options={skills().map((value) => ({ value, label: value }))}
              value={draft.skills}
              onChange={(chosen) => setDraft({ skills: chosen.slice(0, 10) })}
            />
          </Show>
          <MoreFields draft={draft} onChange={setDraft} offered={offered.value()} errorOf={errorOf} />
        </Stack>
      </Card>
      <Show when={!isOnline()}>
        <Note tone="info">
          <p>{words("form.offline")}</p>
        </Note>
      </Show>
      <Show when={props.kept}>{(kept) => <KeptWords draft={kept()} />}</Show>
      <FormActions>
        <LinkButton href="/activations">{t("action.cancel")}</LinkButton>
        <Button type="submit" kind="primary" busy={saving.isBusy()}>
          {props.submitWord}
        </Button>
      </FormActions>
    </form>
  );
}

/** Plain all through; reads every field, so that an effect follows them all. */
const copyOf = (draft: Draft): Draft => ({
  ...draft,
  reasons: [...draft.reasons],
  skills: [...draft.skills],
  forces: [...draft.forces],
  subjects: [...draft.subjects],
});

function problemWords(field: DraftProblem): string {
  switch (field) {
    case "title":
      return words("form.subject_range");
    case "heads":
      return words("form.heads_range");
    case "planned_days":
      return words("form.days_range");
    case "verbal_approver":
      return words("form.choose", { field: words("form.verbal_approver") });
    case "verbal_reason":
      return words("form.required", { field: words("form.verbal_reason") });
  }
}
