import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, Match, on, Show, Switch } from "solid-js";
import { now } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { toast } from "../../ui/toasts.ts";
import { emptyDraft, visitPayload, type VisitDraft } from "./draft.ts";
import { forgetDraft, keepDraft, keptDraft } from "./draft-store.ts";
import { draftOfPayload } from "./payload.ts";
import { resendVisit, saveVisit } from "./save.ts";
import { SavedPanel } from "./SavedPanel.tsx";
import { words } from "./strings.ts";
import { type FilledVisit, VisitForm } from "./VisitForm.tsx";
import css from "./visits.module.css";

interface Search extends Record<string, string> {
  village: string;
  /** The visit whose promise is kept. */
  follow_up: string;
  activation: string;
  /** A refused entry of the outbox, to be corrected and sent again. */
  entry: string;
}

/** Log a visit, in under a minute and without a network. */
export function VisitFormPage() {
  const [search] = useSearchParams<Search>();
  const [saved, setSaved] = createSignal<{ id: string; villageName: string }>();
  // A refused visit is opened again from its own receipt.
  createEffect(
    on(
      () => search.entry,
      () => setSaved(undefined),
      { defer: true },
    ),
  );
  const onSaved = (id: string, villageName: string) => {
    setSaved({ id, villageName });
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/visits", label: words("title") }} />
      <Switch fallback={<NewVisit search={search} onSaved={onSaved} />}>
        <Match when={saved()}>
          {(visit) => (
            <SavedPanel
              visitId={visit().id}
              villageName={visit().villageName}
              onAnother={() => setSaved(undefined)}
            />
          )}
        </Match>
        <Match when={search.entry}>{(id) => <RefusedVisit entryId={id()} onSaved={onSaved} />}</Match>
      </Switch>
    </>
  );
}

interface FormOwner {
  onSaved: (visitId: string, villageName: string) => void;
}

/** What is typed is kept on the device until it is saved. */
function NewVisit(props: FormOwner & { search: Partial<Search> }) {
  const storage = ownStorage(signedIn().user.id);
  const begun = (): VisitDraft => ({
    ...emptyDraft(newCommandId(), now(), props.search.village ?? ""),
    kind: props.search.follow_up ? "return" : "walk",
    followUpOf: props.search.follow_up ?? "",
    activationId: props.search.activation ?? "",
  });
  const restored = keptDraft(storage);
  const [initial, setInitial] = createSignal(restored ?? begun());
  const [isRestored, setRestored] = createSignal(restored !== undefined);
  const [isKept, setKept] = createSignal(true);
  const discard = () => {
    forgetDraft(storage);
    setRestored(false);
    setInitial(begun());
  };
  const save = async ({ draft, villageName, photos }: FilledVisit) => {
    const about = { villageCode: draft.villageCode, villageName, day: draft.day };
    const lost = await saveVisit(draft.id, visitPayload(draft), about, photos);
    if (lost.length > 0) toast(words("saved.photos_lost", { n: lost.length }), { tone: "danger" });
    forgetDraft(storage);
    props.onSaved(draft.id, villageName);
  };
  return (
    <Show when={initial()} keyed>
      {(draft) => (
        <VisitForm
          initial={draft}
          withPhotos
          notes={(villageName) => (
            <FormNotes isRestored={isRestored()} villageName={villageName} onDiscard={discard} />
          )}
          foot={
            <p class={css["quiet"]}>{isKept() ? words("form.draft_note") : words("form.draft_not_kept")}</p>
          }
          onDraft={(typed) => setKept(keepDraft(storage, typed))}
          onSave={save}
        />
      )}
    </Show>
  );
}

/** What the person should know before typing. */
function FormNotes(props: { isRestored: boolean; villageName: string; onDiscard: () => void }) {
  const outbox = createOutbox();
  return (
    <>
      <Show when={outbox()?.outbox() && !outbox()?.photoActions()}>
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

/** A visit that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedVisit(props: FormOwner & { entryId: string }) {
  const outbox = createOutbox();
  const draft = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === props.entryId && state === "refused");
    return entry && draftOfPayload(entry.id, entry.payload);
  };
  const save = async ({ draft: filled, villageName }: FilledVisit) => {
    await resendVisit(filled.id, visitPayload(filled));
    props.onSaved(filled.id, villageName);
  };
  return (
    <Show
      when={draft()}
      fallback={
        <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
          <EmptyState
            title={words("form.entry_gone")}
            action={<a href="/outbox">{words("saved.to_outbox")}</a>}
          />
        </Show>
      }
    >
      {(initial) => <VisitForm initial={initial()} withPhotos={false} onSave={save} />}
    </Show>
  );
}
