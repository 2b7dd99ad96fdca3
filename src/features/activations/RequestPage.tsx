import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { now, today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { AppError } from "../../lib/errors.ts";
import { formatTime } from "../../lib/format.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Draft, draftOfRequest, emptyDraft, isWorthKeeping, payloadOf } from "./draft.ts";
import { RequestForm } from "./RequestForm.tsx";
import { RequestSaved } from "./RequestSaved.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const drafts = makeKeptDraft("activation-draft", Draft, isWorthKeeping);

/** The outbox comes after the first paint; by the time somebody saves it is there. */
const outboxModule = () => import("../../lib/outbox/current.ts");

interface Search extends Record<string, string> {
  /** A refused entry of the outbox, to be corrected and sent again. */
  entry: string;
}

/** Ask for help: six fields, with or without a network. */
export function RequestPage() {
  const [search] = useSearchParams<Search>();
  const [sentId, setSentId] = createSignal<string>();
  const saved = (id: string) => {
    setSentId(id);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader title={words("form.title")} back={{ href: "/activations", label: words("title") }} />
      <Switch fallback={<NewRequest onSaved={saved} />}>
        <Match when={search.entry}>{(id) => <RefusedRequest entryId={id()} />}</Match>
        <Match when={sentId()}>{(id) => <RequestSaved id={id()} />}</Match>
      </Switch>
    </>
  );
}

/** What is typed is kept on the device until it is saved. */
function NewRequest(props: { onSaved: (id: string) => void }) {
  const storage = ownStorage(signedIn().user.id);
  const begun = () => emptyDraft(newCommandId(), today(), formatTime(now().toISOString()));
  const restored = drafts.kept(storage);
  const [initial, setInitial] = createSignal(restored ?? begun());
  const [isRestored, setRestored] = createSignal(restored !== undefined);
  const [isKept, setKept] = createSignal(true);
  const discard = () => {
    drafts.forget(storage);
    setRestored(false);
    setInitial(begun());
  };
  const save = async (draft: Draft) => {
    const { enqueue } = await outboxModule();
    await enqueue("request_activation", payloadOf(draft), {
      id: draft.id,
      lane: "activations",
      label: { code: "request_activation", params: { title: draft.title.trim() } },
    });
    drafts.forget(storage);
    props.onSaved(draft.id);
  };
  return (
    <Show when={initial()} keyed>
      {(draft) => (
        <RequestForm
          initial={draft}
          notes={
            <Show when={isRestored()}>
              <Note tone="info" actions={<Button onClick={discard}>{words("form.draft_discard")}</Button>}>
                <p>{words("form.draft_kept")}</p>
              </Note>
            </Show>
          }
          foot={<p class={css["muted"]}>{words(isKept() ? "form.draft_note" : "form.draft_not_kept")}</p>}
          submitWord={words("form.submit")}
          onDraft={(typed) => setKept(drafts.keep(storage, typed))}
          onSave={save}
        />
      )}
    </Show>
  );
}

/** A request that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedRequest(props: { entryId: string }) {
  const navigate = useNavigate();
  const outbox = createOutbox();
  const refused = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === props.entryId && state === "refused");
    return entry && draftOfRequest(entry.id, entry.payload);
  };
  const resend = async (draft: Draft) => {
    const queue = (await outboxModule()).useOutbox().outbox();
    if (!queue) throw new AppError("session_expired");
    await queue.resend(draft.id, { payload: payloadOf(draft) });
    navigate("/outbox");
  };
  return (
    <Show
      when={refused()}
      fallback={
        <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
          <EmptyState
            title={words("form.entry_gone")}
            action={<a href="/outbox">{words("form.to_outbox")}</a>}
          />
        </Show>
      }
    >
      {(draft) => <RequestForm initial={draft()} submitWord={words("form.resend")} onSave={resend} />}
    </Show>
  );
}
