import { resend } from "../../lib/outbox/refused.ts";
import { createEntry, type EntryProps } from "./entry.ts";
import { EntryForm } from "./EntryForm.tsx";
import { wrongResearchWord } from "./field-words.ts";
import { type ResearchDraft, researchPayload, saveResearch, wrongFields } from "./research.ts";
import { ResearchFields } from "./ResearchFields.tsx";

/** A visit of a leader or officer to the area or unit that he contacts. */
export function ResearchForm(props: EntryProps<ResearchDraft>) {
  const entry = createEntry(props, {
    name: "research",
    wrongFields,
    wrongWord: wrongResearchWord,
    save: saveResearch,
    resend: (draft) => resend(draft.id, researchPayload(draft)),
  });
  return (
    <EntryForm entry={entry} kept={props.kept} isResent={props.isResent}>
      <ResearchFields
        draft={entry.draft}
        units={entry.units}
        errorOf={entry.errorOf}
        onChange={entry.setDraft}
      />
    </EntryForm>
  );
}
