import { useNavigate, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { draftOfWork, workOf } from "./work.ts";
import { WorkForm } from "./WorkForm.tsx";
import { words } from "./strings.ts";

/** A line that the server refused: corrected here, it goes back into its place under the same id. */
export function WorkEntryPage() {
  const params = useParams<{ entry: string }>();
  const navigate = useNavigate();
  const outbox = createOutbox();
  const refused = () => {
    const entry = outbox()
      ?.view()
      .open.find(({ id, state }) => id === params.entry && state === "refused");
    const draft = entry && draftOfWork(entry.payload);
    const activationId = entry && workOf(entry.payload)?.activation_id;
    return draft && activationId ? { draft, activationId } : undefined;
  };
  return (
    <>
      <PageHeader title={words("log.correct")} back={{ href: "/outbox", label: words("log.unsent") }} />
      <Show
        when={refused()}
        fallback={
          <Show when={outbox()?.outbox()} fallback={<LoadingState lines={6} />}>
            <EmptyState title={words("log.entry_gone")} />
          </Show>
        }
      >
        {(found) => (
          <WorkForm
            activationId={found().activationId}
            initial={found().draft}
            entryId={params.entry}
            onSaved={() => navigate("/outbox")}
          />
        )}
      </Show>
    </>
  );
}
