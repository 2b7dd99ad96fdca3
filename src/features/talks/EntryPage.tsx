import { useNavigate, useSearchParams } from "@solidjs/router";
import { type Component, Show, untrack } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { JsonObject } from "../../core/json.ts";
import type { KeptDraft } from "../../lib/kept-draft.ts";
import { createKeptForm } from "../../lib/kept-form.ts";
import { createRefused } from "../../lib/outbox/refused.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RefusedFrame } from "../../ui/RefusedFrame.tsx";
import type { EntryProps } from "./entry.ts";
import { words } from "./strings.ts";

interface PageProps<Draft> {
  title: string;
  /** Address of the list that it is entered for. */
  list: string;
  form: Component<EntryProps<Draft>>;
  drafts: KeptDraft<Draft>;
  begin: () => Draft;
  draftOf: (id: string, payload: JsonObject) => Draft | undefined;
  onSaved: () => void;
}

/** Enter something new, or correct what the server refused, with or without a signal. */
export function EntryPage<Draft extends object>(props: PageProps<Draft>) {
  const [search] = useSearchParams<{
    /** A refused entry of the outbox. */
    entry: string;
  }>();
  return (
    <>
      <PageHeader title={props.title} back={{ href: props.list, label: words("title") }} />
      <Show when={search.entry} fallback={<NewEntry {...props} />}>
        {(id) => <Refused {...props} entryId={id()} />}
      </Show>
    </>
  );
}

function NewEntry<Draft extends object>(props: PageProps<Draft>) {
  const kept = createKeptForm(
    untrack(() => props.drafts),
    () => props.begin(),
  );
  const saved = () => {
    kept.forget();
    props.onSaved();
  };
  return (
    <Show when={kept.initial()} keyed>
      {(draft) => (
        <Dynamic component={props.form} initial={draft} kept={kept} onDraft={kept.keep} onSaved={saved} />
      )}
    </Show>
  );
}

function Refused<Draft>(props: PageProps<Draft> & { entryId: string }) {
  const navigate = useNavigate();
  const entry = createRefused(
    () => props.entryId,
    (id, payload) => props.draftOf(id, payload),
  );
  return (
    <RefusedFrame entry={entry}>
      {(draft) => (
        <Dynamic component={props.form} initial={draft} isResent onSaved={() => navigate("/outbox")} />
      )}
    </RefusedFrame>
  );
}
