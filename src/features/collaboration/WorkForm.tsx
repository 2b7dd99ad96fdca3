import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { logKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { resend } from "../../lib/outbox/refused.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { t } from "../../lib/i18n.ts";
import { words } from "./strings.ts";
import { emptyWork, saveWork, WORK_KINDS, type WorkDraft, workErrors, workPayload } from "./work.ts";
import css from "./collaboration.module.css";

/** A line for the log in a few taps, with or without a signal. With `entryId` it corrects a refused one. */
export function WorkForm(props: {
  activationId: string;
  initial?: WorkDraft;
  entryId?: string;
  onSaved?: () => void;
}) {
  const [draft, setDraft] = createStore<WorkDraft>(
    untrack(() => ({ ...(props.initial ?? emptyWork(today())) })),
  );
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  const errors = () => (isTried() ? workErrors(draft, today()) : {});
  const say = (key: "log.day_wrong" | "log.count_wrong" | undefined) => key && words(key);
  const save = async () => {
    setTried(true);
    if (saving.isBusy() || Object.keys(workErrors(draft, today())).length > 0) return;
    const filled = { ...draft };
    const work = props.entryId
      ? resend(props.entryId, workPayload(props.activationId, filled))
      : saveWork(props.activationId, filled, logKindWord(filled.kind));
    if (!(await saving.follow(work))) return;
    toast(words("log.saved"));
    setDraft({ persons: "1", note: "" });
    setTried(false);
    props.onSaved?.();
  };
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RadioGroup
        label={words("log.kind")}
        look="chips"
        options={WORK_KINDS.map((value) => ({ value, label: logKindWord(value) }))}
        value={draft.kind}
        onChange={(kind) => setDraft("kind", kind)}
      />
      <DateField
        label={words("log.day")}
        required
        max={today()}
        value={draft.onDay}
        error={say(errors().onDay)}
        onInput={(onDay) => setDraft("onDay", onDay)}
      />
      <Show when={draft.kind === "talk"}>
        <TextField
          label={words("log.count")}
          hint={words("log.count_hint")}
          required
          numeric
          value={draft.persons}
          error={say(errors().persons)}
          onInput={(persons) => setDraft("persons", persons)}
        />
      </Show>
      <TextArea
        label={words("log.note")}
        hint={words("log.note_hint")}
        value={draft.note}
        onInput={(note) => setDraft("note", note)}
      />
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <div>
        <Button type="submit" kind="primary" busy={saving.isBusy()}>
          {props.entryId ? words("log.resend") : t("action.save")}
        </Button>
      </div>
    </form>
  );
}
