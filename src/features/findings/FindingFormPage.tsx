import { useSearchParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { draftOfPayload, emptyDraft, type FindingDraft, findingPayload } from "./draft.ts";
import { forgetDraft, keepDraft, keptDraft } from "./draft-store.ts";
import { FindingForm } from "./FindingForm.tsx";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { resendFinding, saveFinding } from "./save.ts";
import { words } from "./strings.ts";

interface Search extends Record<string, string> {
  /** The inspection during which it was found. */
  inspection: string;
  /** A refused entry of the outbox, to be corrected and sent again. */
  entry: string;
}

/** A courtesy: within an inspection its members record, else offices and coordinators do. The database decides. */
const mayRecord = (inspectionId: string | undefined) =>
  !signedIn().seeingAs && (Boolean(inspectionId) || hasRole("area_coordinator", "office_officer"));

/** Record a finding, with or without a network. */
export function FindingFormPage() {
  const [search] = useSearchParams<Search>();
  const [savedId, setSavedId] = createSignal<string>();
  const onSaved = (id: string) => {
    setSavedId(id);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/findings", label: words("title") }} />
      <Switch fallback={<NewFinding inspectionId={search.inspection ?? ""} onSaved={onSaved} />}>
        <Match when={savedId()}>
          {(id) => <Saved findingId={id()} onAnother={() => setSavedId(undefined)} />}
        </Match>
        <Match when={search.entry}>{(id) => <RefusedFinding entryId={id()} onSaved={onSaved} />}</Match>
        <Match when={!mayRecord(search.inspection)}>
          <EmptyState title={words("form.no_right")}>{words("form.no_right_words")}</EmptyState>
        </Match>
      </Switch>
    </>
  );
}

function Saved(props: { findingId: string; onAnother: () => void }) {
  return (
    <Note
      tone="ok"
      live
      title={words("form.saved_title")}
      actions={
        <>
          <LinkButton kind="primary" href={`/findings/${props.findingId}`}>
            {words("form.open")}
          </LinkButton>
          <Button onClick={() => props.onAnother()}>{words("form.another")}</Button>
          <LinkButton href="/findings">{words("form.to_list")}</LinkButton>
          <LinkButton href="/outbox">{words("form.to_outbox")}</LinkButton>
        </>
      }
    >
      <p>{words("form.saved_words")}</p>
    </Note>
  );
}

/** What is typed is kept on the device until it is saved. */
function NewFinding(props: { inspectionId: string; onSaved: (id: string) => void }) {
  const storage = ownStorage(signedIn().user.id);
  const begun = () => emptyDraft(newCommandId(), today(), props.inspectionId);
  const restored = keptDraft(storage);
  const isOfHere = () => restored !== undefined && restored.inspectionId === props.inspectionId;
  const [isRestored, setRestored] = createSignal(isOfHere());
  const [initial, setInitial] = createSignal<FindingDraft>((isOfHere() && restored) || begun());
  const discard = () => {
    forgetDraft(storage);
    setRestored(false);
    setInitial(begun());
  };
  const save = async (draft: FindingDraft) => {
    await saveFinding(draft.id, findingPayload(draft), draft.title.trim());
    forgetDraft(storage);
    props.onSaved(draft.id);
  };
  return (
    <Show when={initial()} keyed>
      {(draft) => (
        <FindingForm
          initial={draft}
          notes={
            <Show when={isRestored()}>
              <Note tone="info" actions={<Button onClick={discard}>{words("form.draft_discard")}</Button>}>
                <p>{words("form.draft_kept")}</p>
              </Note>
            </Show>
          }
          onDraft={(typed) => keepDraft(storage, typed)}
          onSave={save}
        />
      )}
    </Show>
  );
}

/** A finding that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedFinding(props: { entryId: string; onSaved: (id: string) => void }) {
  const outbox = createOutbox();
  const draft = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === props.entryId && state === "refused");
    return entry && draftOfPayload(entry.id, entry.payload);
  };
  const save = async (filled: FindingDraft) => {
    await resendFinding(filled.id, findingPayload(filled));
    props.onSaved(filled.id);
  };
  return (
    <Show
      when={draft()}
      fallback={
        <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
          <EmptyState
            title={words("form.entry_gone")}
            action={<a href="/outbox">{words("form.to_outbox")}</a>}
          />
        </Show>
      }
    >
      {(initial) => <FindingForm initial={initial()} onSave={save} />}
    </Show>
  );
}
