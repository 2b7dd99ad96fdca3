import { Show } from "solid-js";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { resend } from "../../lib/outbox/refused.ts";
import { createRunningActivations } from "../../lib/running-activations.ts";
import { Note } from "../../ui/Note.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { createEntry, type EntryProps } from "./entry.ts";
import { EntryForm } from "./EntryForm.tsx";
import { wrongTalkWord } from "./field-words.ts";
import { saveTalk, type TalkDraft, talkPayload, wrongFields } from "./talk.ts";
import { TalkFields } from "./TalkFields.tsx";
import { words } from "./strings.ts";

/** A talk in four fields. */
export function TalkForm(props: EntryProps<TalkDraft>) {
  const running = createRunningActivations();
  const entry = createEntry(props, {
    name: "talk",
    wrongFields,
    wrongWord: wrongTalkWord,
    save: (draft, unit) => saveTalk(draft, { kind: talkKindWord(draft.kind), unit }),
    resend: (draft) => resend(draft.id, talkPayload(draft)),
  });
  return (
    <EntryForm entry={entry} kept={props.kept} isResent={props.isResent}>
      <Show when={entry.draft.findingId}>
        <Note tone="info">
          <p>{words("form.finding")}</p>
        </Note>
      </Show>
      <TalkFields draft={entry.draft} units={entry.units} errorOf={entry.errorOf} onChange={entry.setDraft} />
      <Show when={running().length > 0}>
        <SelectField
          label={words("form.activation")}
          hint={words("form.activation_hint")}
          options={[{ value: "", label: words("form.activation_none") }, ...running()]}
          value={entry.draft.activationId}
          onChange={(activationId) => entry.setDraft({ activationId })}
        />
      </Show>
    </EntryForm>
  );
}
