import { useQuery } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { createStore, type SetStoreFunction } from "solid-js/store";
import { actionWord } from "../../lib/flow.ts";
import { formatAside } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { type Candidate, candidatesQuery, type Clue, createClueChange, moveClue } from "./data.ts";
import {
  dataOf,
  EMPTY_DRAFT,
  formOf,
  METHODS,
  missingFields,
  OUTCOMES,
  type StepDraft,
  type StepField,
} from "./steps.ts";
import { words } from "./strings.ts";
import css from "./clues.module.css";

interface Fields {
  draft: StepDraft;
  onChange: SetStoreFunction<StepDraft>;
  errorOf: (field: StepField) => string | undefined;
}

/** One step of a clue with what it needs; the database checks it again. */
export function ClueActionDialog(props: { clue: Clue; action: string; onClose: () => void }) {
  const [draft, setDraft] = createStore<StepDraft>({ ...EMPTY_DRAFT });
  const [isTried, setTried] = createSignal(false);
  const step = createClueChange(moveClue, () => props.onClose());
  const form = () => formOf(props.action);
  const missing = () => missingFields(props.action, draft);
  const errorOf = (field: StepField) =>
    isTried() && missing().includes(field) ? words(`missing.${field}`) : undefined;
  const submit = () => {
    setTried(true);
    if (missing().length === 0)
      step.mutate({ id: props.clue.id, action: props.action, data: dataOf(props.action, draft) });
  };
  const hint = () => words.maybe(`hint.${props.action}`);
  return (
    <Dialog
      open
      title={actionWord(props.action)}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={step.isPending} onClick={submit}>
            {actionWord(props.action)}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={hint()}>{(text) => <p>{text()}</p>}</Show>
        <Show when={form().asks.includes("people")}>
          <PeopleFields clueId={props.clue.id} draft={draft} onChange={setDraft} errorOf={errorOf} />
        </Show>
        <Show when={form().asks.includes("method")}>
          <MethodFields clueId={props.clue.id} draft={draft} onChange={setDraft} errorOf={errorOf} />
        </Show>
        <Show when={form().asks.includes("outcome")}>
          <RadioGroup
            label={words("outcome")}
            look="list"
            required
            options={OUTCOMES.map((value) => ({ value, label: words(`outcome.${value}`) }))}
            value={draft.outcome}
            onChange={(outcome) => setDraft({ outcome })}
            error={errorOf("outcome")}
          />
        </Show>
        <TextArea
          label={words.maybe(`text.${props.action}`) ?? words("text")}
          required={form().needsText}
          maxLength={4000}
          rows={4}
          value={draft.text}
          onInput={(text) => setDraft({ text })}
          error={errorOf("text")}
        />
        <Show when={step.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </div>
    </Dialog>
  );
}

const options = (candidates: readonly Candidate[]) =>
  candidates.map(({ id, name, organ_name }) => ({ value: id, label: formatAside(name, organ_name) }));

function PeopleFields(props: Fields & { clueId: string }) {
  const query = useQuery(() => candidatesQuery(props.clueId));
  const offered = () => (query.isSuccess ? query.data : undefined);
  return (
    <>
      <Show when={query.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void query.refetch()} />}
      </Show>
      <OptionPicker
        label={words("part.handler")}
        hint={words("people.handler_hint")}
        required
        options={options(offered()?.handlers ?? [])}
        value={props.draft.handlerId}
        onChange={(handlerId) => props.onChange({ handlerId })}
        error={props.errorOf("handler")}
      />
      <OptionPicker
        label={words("part.approver")}
        hint={words("people.approver_hint")}
        required
        options={options(offered()?.approvers ?? [])}
        value={props.draft.approverId}
        onChange={(approverId) => props.onChange({ approverId })}
        error={props.errorOf("approver")}
      />
    </>
  );
}

function MethodFields(props: Fields & { clueId: string }) {
  const query = useQuery(() => candidatesQuery(props.clueId));
  return (
    <>
      <RadioGroup
        label={words("method")}
        look="list"
        required
        options={METHODS.map((value) => ({
          value,
          label: words(`method.${value}`),
          hint: words(`method.${value}_hint`),
        }))}
        value={props.draft.method}
        onChange={(method) => props.onChange({ method })}
        error={props.errorOf("method")}
      />
      <Show when={props.draft.method === "preliminary_verification"}>
        <ChipPicker
          label={words("team")}
          hint={words("team.hint")}
          required
          options={options(query.isSuccess ? query.data.members : [])}
          value={props.draft.team}
          onChange={(team) => props.onChange({ team })}
          error={props.errorOf("team")}
        />
      </Show>
    </>
  );
}
