import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, Match, on, Show, Switch } from "solid-js";
import { now } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { createKeptForm } from "../../lib/kept-form.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { createRefused, resend } from "../../lib/outbox/refused.ts";
import { type DraftLook, KeptWords, RestoredNote } from "../../ui/DraftNotes.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RefusedFrame } from "../../ui/RefusedFrame.tsx";
import { toast } from "../../ui/toasts.ts";
import { emptyDraft, visitPayload, type VisitDraft } from "./draft.ts";
import { drafts } from "./draft-store.ts";
import { draftOfPayload } from "./payload.ts";
import { saveVisit } from "./save.ts";
import { SavedPanel } from "./SavedPanel.tsx";
import { words } from "./strings.ts";
import { type FilledVisit, VisitForm } from "./VisitForm.tsx";

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
  const begun = (): VisitDraft => ({
    ...emptyDraft(newCommandId(), now(), props.search.village ?? ""),
    kind: props.search.follow_up ? "return" : "walk",
    followUpOf: props.search.follow_up ?? "",
    activationId: props.search.activation ?? "",
  });
  const kept = createKeptForm(drafts, begun);
  const save = async ({ draft, villageName, photos }: FilledVisit) => {
    const about = { villageCode: draft.villageCode, villageName, day: draft.day };
    const lost = await saveVisit(draft.id, visitPayload(draft), about, photos);
    if (lost.length > 0) toast(words("saved.photos_lost", { n: lost.length }), { tone: "danger" });
    kept.forget();
    props.onSaved(draft.id, villageName);
  };
  return (
    <Show when={kept.initial()} keyed>
      {(draft) => (
        <VisitForm
          initial={draft}
          withPhotos
          notes={(villageName) => <FormNotes kept={kept} villageName={villageName} />}
          foot={<KeptWords draft={kept} />}
          onDraft={kept.keep}
          onSave={save}
        />
      )}
    </Show>
  );
}

/** What the person should know before typing. */
function FormNotes(props: { kept: DraftLook; villageName: string }) {
  const outbox = createOutbox();
  return (
    <>
      <Show when={outbox()?.outbox() && !outbox()?.photoActions()}>
        <Note tone="warn">
          <p>{words("form.not_kept")}</p>
        </Note>
      </Show>
      <RestoredNote draft={props.kept} title={props.villageName} />
    </>
  );
}

/** A visit that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedVisit(props: FormOwner & { entryId: string }) {
  const entry = createRefused(() => props.entryId, draftOfPayload);
  const save = async ({ draft: filled, villageName }: FilledVisit) => {
    await resend(filled.id, visitPayload(filled));
    props.onSaved(filled.id, villageName);
  };
  return (
    <RefusedFrame entry={entry}>
      {(initial) => <VisitForm initial={initial} withPhotos={false} onSave={save} />}
    </RefusedFrame>
  );
}
