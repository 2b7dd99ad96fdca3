import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { now, today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { formatTime } from "../../lib/format.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createKeptForm } from "../../lib/kept-form.ts";
import { createRefused, resend } from "../../lib/outbox/refused.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RefusedFrame } from "../../ui/RefusedFrame.tsx";
import { Draft, draftOfRequest, emptyDraft, isWorthKeeping, payloadOf } from "./draft.ts";
import { RequestForm } from "./RequestForm.tsx";
import { RequestSaved } from "./RequestSaved.tsx";
import { words } from "./strings.ts";

const drafts = makeKeptDraft("activation-draft", Draft, isWorthKeeping);

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
  const kept = createKeptForm(drafts, () =>
    emptyDraft(newCommandId(), today(), formatTime(now().toISOString())),
  );
  const save = async (draft: Draft) => {
    const { enqueue } = await import("../../lib/outbox/current.ts");
    await enqueue("request_activation", payloadOf(draft), {
      id: draft.id,
      lane: "activations",
      label: { code: "request_activation", params: { title: draft.title.trim() } },
    });
    kept.forget();
    props.onSaved(draft.id);
  };
  return (
    <Show when={kept.initial()} keyed>
      {(draft) => (
        <RequestForm
          initial={draft}
          kept={kept}
          submitWord={words("form.submit")}
          onDraft={kept.keep}
          onSave={save}
        />
      )}
    </Show>
  );
}

/** A request that the server refused: corrected here, it goes back into its place under the same id. */
function RefusedRequest(props: { entryId: string }) {
  const navigate = useNavigate();
  const entry = createRefused(() => props.entryId, draftOfRequest);
  const save = async (draft: Draft) => {
    await resend(draft.id, payloadOf(draft));
    navigate("/outbox");
  };
  return (
    <RefusedFrame entry={entry}>
      {(draft) => <RequestForm initial={draft} submitWord={words("form.resend")} onSave={save} />}
    </RefusedFrame>
  );
}
