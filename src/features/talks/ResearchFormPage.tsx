import { useNavigate, useSearchParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { createKeptForm } from "./kept.ts";
import { draftOfResearch, emptyResearch, isWorthKeeping, ResearchDraft } from "./research.ts";
import { ResearchForm } from "./ResearchForm.tsx";
import { words } from "./strings.ts";

const LIST = "/talks?tab=research";
const drafts = makeKeptDraft("research-draft", ResearchDraft, isWorthKeeping);

/** Enter a field research, with or without a signal. */
export function ResearchFormPage() {
  const [search] = useSearchParams<{ entry: string }>();
  const navigate = useNavigate();
  const outbox = createOutbox();
  const refused = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === search.entry && state === "refused");
    return entry && draftOfResearch(entry.id, entry.payload);
  };
  return (
    <>
      <PageHeader title={words("form.research")} back={{ href: LIST, label: words("title") }} />
      <Switch fallback={<NewResearch onSaved={() => navigate(LIST)} />}>
        <Match when={search.entry}>
          <Show
            when={refused()}
            fallback={
              <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
                <EmptyState title={words("form.entry_gone")} />
              </Show>
            }
          >
            {(draft) => <ResearchForm initial={draft()} isResent onSaved={() => navigate("/outbox")} />}
          </Show>
        </Match>
      </Switch>
    </>
  );
}

function NewResearch(props: { onSaved: () => void }) {
  const form = createKeptForm(drafts, () => emptyResearch(newCommandId(), today()));
  const saved = () => {
    form.forget();
    props.onSaved();
  };
  return (
    <Show when={form.initial()} keyed>
      {(draft) => <ResearchForm initial={draft} kept={form.state()} onDraft={form.keep} onSaved={saved} />}
    </Show>
  );
}
