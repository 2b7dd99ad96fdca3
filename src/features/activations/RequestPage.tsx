import { createSignal, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { formatTime } from "../../lib/format.ts";
import { now, today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { t } from "../../lib/i18n.ts";
import type { OutboxSignals } from "../../lib/outbox/current.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { CheckboxGroup, RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { isOnline } from "../../ui/online.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { createFormReading, KINDS } from "./data.ts";
import { type Draft, type DraftProblem, emptyDraft, payloadOf, problemsOf } from "./draft.ts";
import { MoreFields } from "./MoreFields.tsx";
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

/** Ask for help: six fields, with or without a network. */
export function RequestPage() {
  const [sentId, setSentId] = createSignal<string>();
  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/activations", label: words("title") }} />
      <Show when={sentId()} fallback={<RequestForm onSaved={setSentId} />}>
        {(id) => <Saved id={id()} />}
      </Show>
    </>
  );
}

function RequestForm(props: { onSaved: (id: string) => void }) {
  const id = newCommandId();
  const offered = createFormReading();
  const [draft, setDraft] = createStore<Draft>(emptyDraft(today(), formatTime(now().toISOString())));
  const [isTried, setTried] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const problems = () => (isTried() ? problemsOf(draft) : []);
  const errorOf = (field: DraftProblem) => (problems().includes(field) ? problemWords(field) : undefined);
  const skills = () => [...new Set([...(offered.value()?.skills ?? []), ...draft.skills])];
  const submit = async () => {
    setTried(true);
    if (problemsOf(draft).length > 0 || isSaving()) return;
    setSaving(true);
    setFailure();
    try {
      const { enqueue } = await import("../../lib/outbox/current.ts");
      await enqueue("request_activation", payloadOf(draft), {
        id,
        lane: "activations",
        label: { code: "request_activation", params: { title: draft.title.trim() } },
      });
      props.onSaved(id);
      window.scrollTo(0, 0);
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      class={css["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary
        problems={problems().map((field) => ({ fieldId: `request-${field}`, text: problemWords(field) }))}
      />
      <Show when={failure()}>{(error) => <ErrorNote error={error()} />}</Show>
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
      <FormActions>
        <LinkButton href="/activations">{t("action.cancel")}</LinkButton>
        <Button type="submit" kind="primary" busy={isSaving()}>
          {words("form.submit")}
        </Button>
      </FormActions>
    </form>
  );
}

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

/** How the request fares: on its way, arrived, or refused. */
function Saved(props: { id: string }) {
  const [signals, setSignals] = createSignal<OutboxSignals>();
  void import("../../lib/outbox/current.ts").then(
    ({ useOutbox }) => setSignals(useOutbox()),
    () => undefined,
  );
  const entry = () =>
    signals()
      ?.view()
      .open.find(({ id }) => id === props.id);
  const list = () => <LinkButton href="/activations">{words("form.to_list")}</LinkButton>;
  const outbox = () => <LinkButton href="/outbox">{words("form.to_outbox")}</LinkButton>;
  return (
    <Switch
      fallback={
        <Note tone="ok" live title={words("form.saved")} actions={<>{outbox()}</>}>
          <p>{words("form.saved_words")}</p>
        </Note>
      }
    >
      <Match when={signals() && entry()?.state === "refused"}>
        <Note tone="danger" live title={words("form.refused")} actions={<>{outbox()}</>} />
      </Match>
      <Match when={signals() && !entry()}>
        <Note
          tone="ok"
          live
          title={words("form.sent")}
          actions={
            <>
              <LinkButton kind="primary" href={`/activations/${props.id}`}>
                {words("form.open")}
              </LinkButton>
              {list()}
            </>
          }
        >
          <p>{words("form.sent_words")}</p>
        </Note>
      </Match>
    </Switch>
  );
}
