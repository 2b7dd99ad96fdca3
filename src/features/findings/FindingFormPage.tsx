import { useSearchParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createKeptForm } from "../../lib/kept-form.ts";
import { createRefused, resend } from "../../lib/outbox/refused.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RefusedFrame } from "../../ui/RefusedFrame.tsx";
import { draftOfPayload, emptyDraft, FindingDraft, findingPayload, isWorthKeeping } from "./draft.ts";
import { FindingForm } from "./FindingForm.tsx";
import { saveFinding } from "./save.ts";
import { words } from "./strings.ts";

const drafts = makeKeptDraft("finding-draft", FindingDraft, isWorthKeeping);

interface Search extends Record<string, string> {
  /** The inspection during which it was found. */
  inspection: string;
  /** A refused entry of the outbox, to be corrected and sent again. */
  entry: string;
}

/** A courtesy: within an inspection its members record, else offices and coordinators do. The database decides. */
const mayRecord = (inspectionId: string) =>
  !signedIn().seeingAs && (inspectionId !== "" || hasRole("area_coordinator", "office_officer"));

/** Record a finding, with or without a network. */
export function FindingFormPage() {
  const [search] = useSearchParams<Search>();
  const [savedId, setSavedId] = createSignal<string>();
  // Whoever comes back to a draft without the address that it was begun at goes on where it was begun.
  const inspectionId = () =>
    search.inspection ?? drafts.kept(ownStorage(signedIn().user.id))?.inspectionId ?? "";
  const onSaved = (id: string) => {
    setSavedId(id);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/findings", label: words("title") }} />
      <Switch fallback={<NewFinding inspectionId={inspectionId()} onSaved={onSaved} />}>
        <Match when={savedId()}>
          {(id) => <Saved findingId={id()} onAnother={() => setSavedId(undefined)} />}
        </Match>
        <Match when={search.entry}>{(id) => <RefusedFinding entryId={id()} onSaved={onSaved} />}</Match>
        <Match when={!mayRecord(inspectionId())}>
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
  const kept = createKeptForm(
    drafts,
    () => emptyDraft(newCommandId(), today(), props.inspectionId),
    ({ inspectionId }) => inspectionId === props.inspectionId,
  );
  const save = async (draft: FindingDraft) => {
    await saveFinding(draft.id, findingPayload(draft), draft.title.trim());
    kept.forget();
    props.onSaved(draft.id);
  };
  return (
    <Show when={kept.initial()} keyed>
      {(draft) => <FindingForm initial={draft} kept={kept} onDraft={kept.keep} onSave={save} />}
    </Show>
  );
}

/** A finding that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedFinding(props: { entryId: string; onSaved: (id: string) => void }) {
  const entry = createRefused(() => props.entryId, draftOfPayload);
  const save = async (filled: FindingDraft) => {
    await resend(filled.id, findingPayload(filled));
    props.onSaved(filled.id);
  };
  return (
    <RefusedFrame entry={entry}>{(initial) => <FindingForm initial={initial} onSave={save} />}</RefusedFrame>
  );
}
