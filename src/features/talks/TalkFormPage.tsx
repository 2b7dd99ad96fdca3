import { useNavigate, useSearchParams } from "@solidjs/router";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { EntryPage } from "./EntryPage.tsx";
import { draftOfTalk, emptyTalk, isWorthKeeping, TALK_KINDS, TalkDraft } from "./talk.ts";
import { TalkForm } from "./TalkForm.tsx";
import { words } from "./strings.ts";

const drafts = makeKeptDraft("talk-draft", TalkDraft, isWorthKeeping);

interface Search extends Record<string, string> {
  kind: string;
  unit: string;
  finding: string;
  activation: string;
}

/** Enter a talk; other pages hand over what they know in the address. */
export function TalkFormPage() {
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const begun = () => ({
    ...emptyTalk(newCommandId(), today()),
    kind: TALK_KINDS.find((kind) => kind === search.kind) ?? ("" as const),
    unitId: search.unit ?? "",
    findingId: search.finding ?? "",
    activationId: search.activation ?? "",
  });
  return (
    <EntryPage
      title={words("form.talk")}
      list="/talks"
      form={TalkForm}
      drafts={drafts}
      begin={begun}
      draftOf={draftOfTalk}
      onSaved={() => navigate(search.activation ? `/collaboration/${search.activation}` : "/talks")}
    />
  );
}
