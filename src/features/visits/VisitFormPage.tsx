import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Show } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { shortVillageName } from "../../core/visits/names.ts";
import { now } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { useOutbox } from "../../lib/outbox/current.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { draftErrors, emptyDraft, visitPayload, type VisitDraft } from "./draft.ts";
import { errorOfField, summaryOf } from "./draft-errors.ts";
import { forgetDraft, keepDraft, keptDraft } from "./draft-store.ts";
import { createSaving, saveVisit } from "./outbox-link.ts";
import { PhotosField } from "./PhotosField.tsx";
import { ProblemsField } from "./ProblemsField.tsx";
import { PromiseKeptField } from "./PromiseKeptField.tsx";
import { SavedPanel } from "./SavedPanel.tsx";
import { words } from "./strings.ts";
import { createTopics } from "./topics.ts";
import { ContentFields, MetFields, PromiseFields, WhenFields } from "./VisitFields.tsx";
import { VillageField } from "./VillageField.tsx";
import { createVillages } from "./villages.ts";
import css from "./visits.module.css";

/** Log a visit, in under a minute and without a network. */
export function VisitFormPage() {
  const [search] = useSearchParams<{ village?: string; follow_up?: string; activation?: string }>();
  const storage = ownStorage(signedIn().user.id);
  const begun = (): VisitDraft => ({
    ...emptyDraft(newCommandId(), now(), search.village ?? ""),
    kind: search.follow_up ? "return" : "walk",
    followUpOf: search.follow_up ?? "",
    activationId: search.activation ?? "",
  });
  const restored = keptDraft(storage);
  const [draft, setDraft] = createStore<VisitDraft>(restored ?? begun());
  const [isRestored, setRestored] = createSignal(restored !== undefined);
  const [isKept, setKept] = createSignal(true);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const [isTried, setTried] = createSignal(false);
  const [savedId, setSavedId] = createSignal<string>();
  const [photos, setPhotos] = createSignal<readonly File[]>([]);
  const saving = createSaving();

  createEffect(() => {
    const copy: VisitDraft = JSON.parse(JSON.stringify(draft));
    if (savedId() === undefined) setKept(keepDraft(storage, copy));
  });

  const villages = createVillages();
  const villageName = () => (draft.villageCode ? shortVillageName(villages.nameOf(draft.villageCode)) : "");
  const topics = createTopics();

  const errors = createMemo(() => (isTried() ? draftErrors(draft, now()) : []));
  const fields = {
    draft,
    setDraft,
    errorOf: (...asked: Parameters<typeof errorOfField> extends [unknown, ...infer R] ? R : never) =>
      errorOfField(errors(), ...asked),
  };

  const begin = () => {
    forgetDraft(storage);
    setDraft(reconcile(begun()));
    setRestored(false);
    setTried(false);
    setSummary([]);
    setSavedId(undefined);
  };
  const save = async () => {
    setTried(true);
    setSummary(summaryOf(draftErrors(draft, now()), draft));
    if (summary().length > 0) return;
    const saved = unwrap(draft);
    const about = { villageCode: saved.villageCode, villageName: villageName(), day: saved.day };
    const chosen = photos();
    const lost = await saving.run(() => saveVisit(saved.id, visitPayload(saved), about, chosen));
    if (!lost) return;
    if (lost.length > 0) toast(words("saved.photos_lost", { n: lost.length }), { tone: "danger" });
    setSavedId(saved.id);
    setPhotos([]);
    forgetDraft(storage);
    window.scrollTo(0, 0);
  };

  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/visits", label: words("title") }} />
      <Show
        when={savedId() === undefined}
        fallback={<SavedPanel visitId={savedId() ?? ""} villageName={villageName()} onAnother={begin} />}
      >
        <form
          class={css["form"]}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FormNotes
            isRestored={isRestored()}
            isKept={isKept()}
            villageName={villageName()}
            onDiscard={begin}
          />
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
          <Show when={useOutbox().photoActions()}>
            <PhotosField value={photos()} onChange={setPhotos} />
          </Show>
          <Show when={draft.activationId}>
            <Note tone="info">
              <p>{words("form.activation")}</p>
            </Note>
          </Show>
          <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
          <p class={css["quiet"]}>{isKept() ? words("form.draft_note") : words("form.draft_not_kept")}</p>
          <FormActions>
            <Button type="submit" kind="primary" busy={saving.isBusy()}>
              {words("form.save")}
            </Button>
          </FormActions>
        </form>
      </Show>
    </>
  );
}

/** What the person should know before typing. */
function FormNotes(props: {
  isRestored: boolean;
  isKept: boolean;
  villageName: string;
  onDiscard: () => void;
}) {
  const { outbox, photoActions } = useOutbox();
  return (
    <>
      <Show when={outbox() !== undefined && !photoActions()}>
        <Note tone="warn">
          <p>{words("form.not_kept")}</p>
        </Note>
      </Show>
      <Show when={props.isRestored}>
        <Note
          tone="info"
          title={props.villageName}
          actions={<Button onClick={() => props.onDiscard()}>{words("form.draft_discard")}</Button>}
        >
          <p>{words("form.draft_kept")}</p>
        </Note>
      </Show>
    </>
  );
}
