import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { SEVERITIES } from "../../core/checklists/checklist.schema.ts";
import { newCommandId } from "../../lib/commands.ts";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Stack } from "../../ui/Card.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { type About, saveFinding } from "./save.ts";
import type { Severity } from "./severity.ts";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";

export interface FindingSeed {
  readonly topic: string;
  readonly title: string;
  readonly description: string;
}

/** A problem that a person found, written down where it was found. */
export function FindingDialog(props: { seed: FindingSeed; about: About; onClose: () => void }) {
  const id = newCommandId();
  const [draft, setDraft] = createStore(untrack(() => ({ ...props.seed, severity: "general" as Severity })));
  const [isTried, setTried] = createSignal(false);
  const { isBusy, error, follow } = createSaving();
  const missing = (text: string) =>
    isTried() && text.trim().length < 2 ? words("finding.required") : undefined;
  const save = async () => {
    setTried(true);
    if ([draft.topic, draft.title, draft.description].some((text) => text.trim().length < 2)) return;
    const { topic, title, description, severity } = { ...draft };
    await saveFinding(
      id,
      { topic: topic.trim(), title: title.trim(), description: description.trim(), severity },
      props.about,
    );
    toast(words("finding.saved"), { tone: "ok" });
    props.onClose();
  };
  return (
    <Dialog
      open
      title={words("finding.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={isBusy()} onClick={() => void follow(save())}>
            {words("finding.save")}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField
          label={words("finding.field_title")}
          required
          maxLength={120}
          value={draft.title}
          error={missing(draft.title)}
          onInput={(title) => setDraft("title", title)}
        />
        <div>
          <TextArea
            label={words("finding.field_description")}
            hint={words("finding.description_hint")}
            required
            rows={4}
            maxLength={4000}
            value={draft.description}
            error={missing(draft.description)}
            onInput={(description) => setDraft("description", description)}
          />
          <VagueHint text={draft.description} />
        </div>
        <TextField
          label={words("finding.field_topic")}
          required
          maxLength={60}
          value={draft.topic}
          error={missing(draft.topic)}
          onInput={(topic) => setDraft("topic", topic)}
        />
        <RadioGroup
          label={words("finding.field_severity")}
          look="list"
          options={SEVERITIES.map((value) => ({
            value,
            label: words(`severity.${value}`),
            hint: words(`severity.${value}_hint`),
          }))}
          value={draft.severity}
          onChange={(severity) => setDraft("severity", severity)}
        />
        <Show when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Show>
      </Stack>
    </Dialog>
  );
}
