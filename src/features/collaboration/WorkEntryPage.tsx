import { useNavigate, useParams } from "@solidjs/router";
import { createRefused } from "../../lib/outbox/refused.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RefusedFrame } from "../../ui/RefusedFrame.tsx";
import { draftOfWork, workOf } from "./work.ts";
import { WorkForm } from "./WorkForm.tsx";
import { words } from "./strings.ts";

/** A line that the server refused: corrected here, it goes back into its place under the same id. */
export function WorkEntryPage() {
  const params = useParams<{ entry: string }>();
  const navigate = useNavigate();
  const entry = createRefused(
    () => params.entry,
    (_id, payload) => {
      const draft = draftOfWork(payload);
      const activationId = workOf(payload)?.activation_id;
      return draft && activationId ? { draft, activationId } : undefined;
    },
  );
  return (
    <>
      <PageHeader title={words("log.correct")} back={{ href: "/outbox", label: words("log.unsent") }} />
      <RefusedFrame entry={entry}>
        {({ draft, activationId }) => (
          <WorkForm
            activationId={activationId}
            initial={draft}
            entryId={params.entry}
            onSaved={() => navigate("/outbox")}
          />
        )}
      </RefusedFrame>
    </>
  );
}
