import { useNavigate } from "@solidjs/router";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { EntryPage } from "./EntryPage.tsx";
import { draftOfResearch, emptyResearch, isWorthKeeping, ResearchDraft } from "./research.ts";
import { ResearchForm } from "./ResearchForm.tsx";
import { words } from "./strings.ts";

const LIST = "/talks?tab=research";
const drafts = makeKeptDraft("research-draft", ResearchDraft, isWorthKeeping);

/** Enter a field research. */
export function ResearchFormPage() {
  const navigate = useNavigate();
  return (
    <EntryPage
      title={words("form.research")}
      list={LIST}
      form={ResearchForm}
      drafts={drafts}
      begin={() => emptyResearch(newCommandId(), today())}
      draftOf={draftOfResearch}
      onSaved={() => navigate(LIST)}
    />
  );
}
