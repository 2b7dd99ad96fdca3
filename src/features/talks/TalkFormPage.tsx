import { useNavigate, useSearchParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createKeptForm } from "./kept.ts";
import { draftOfTalk, emptyTalk, isWorthKeeping, TALK_KINDS, TalkDraft } from "./talk.ts";
import { TalkForm } from "./TalkForm.tsx";
import { words } from "./strings.ts";

const drafts = makeKeptDraft("talk-draft", TalkDraft, isWorthKeeping);

interface Search extends Record<string, string> {
  kind: string;
  unit: string;
  finding: string;
  activation: string;
  /** A refused entry of the outbox, to be corrected and sent again. */
  entry: string;
}

/** Enter a talk, with or without a signal; other pages hand over what they know in the address. */
export function TalkFormPage() {
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const outbox = createOutbox();
  const refused = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === search.entry && state === "refused");
    return entry && draftOfTalk(entry.id, entry.payload);
  };
  const begun = () => ({
    ...emptyTalk(newCommandId(), today()),
    kind: TALK_KINDS.find((kind) => kind === search.kind) ?? ("" as const),
    unitId: search.unit ?? "",
    findingId: search.finding ?? "",
    activationId: search.activation ?? "",
  });
  const back = () => navigate(search.activation ? `/collaboration/${search.activation}` : "/talks");
  return (
    <>
      <PageHeader title={words("form.talk")} back={{ href: "/talks", label: words("title") }} />
      <Switch fallback={<NewTalk begin={begun} onSaved={back} />}>
        <Match when={search.entry}>
          <Show
            when={refused()}
            fallback={
              <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
                <EmptyState title={words("form.entry_gone")} />
              </Show>
            }
          >
            {(draft) => <TalkForm initial={draft()} isResent onSaved={() => navigate("/outbox")} />}
          </Show>
        </Match>
      </Switch>
    </>
  );
}

function NewTalk(props: { begin: () => TalkDraft; onSaved: () => void }) {
  const form = createKeptForm(drafts, () => props.begin());
  const saved = () => {
    form.forget();
    props.onSaved();
  };
  return (
    <Show when={form.initial()} keyed>
      {(draft) => <TalkForm initial={draft} kept={form.state()} onDraft={form.keep} onSaved={saved} />}
    </Show>
  );
}
