import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { answerLookBack, renewFindings } from "./data.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const countOf = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : NaN);

/** What the people concerned said. Somebody unaware means that the correction does not hold, whatever else was seen. */
export function LookBackDialog(props: { lookBackId: string; onClose: () => void }) {
  const client = useQueryClient();
  const [asked, setAsked] = createSignal("");
  const [unaware, setUnaware] = createSignal("");
  const [chosen, setChosen] = createSignal<"passed" | "failed">("passed");
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isSomebodyUnaware = () => countOf(unaware()) > 0;
  const result = () => (isSomebodyUnaware() ? "failed" : chosen());
  const areCountsWrong = () => !(countOf(asked()) >= 1 && countOf(unaware()) <= countOf(asked()));
  const isNoteMissing = () => result() === "failed" && note().trim() === "";
  const answering = useMutation(() => ({
    mutationFn: answerLookBack,
    onSuccess: async () => {
      toast(words("look_back.saved"));
      props.onClose();
      await renewFindings(client);
    },
  }));
  const submit = () => {
    setTried(true);
    if (areCountsWrong() || isNoteMissing()) return;
    answering.mutate({
      look_back_id: props.lookBackId,
      asked: countOf(asked()),
      unaware: countOf(unaware()),
      result: result(),
      note: note().trim() || undefined,
    });
  };
  return (
    <Dialog
      open
      title={words("look_back.answer")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={answering.isPending} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <div class={css["pair"]}>
          <TextField
            id="look-back-asked"
            label={words("look_back.asked")}
            required
            numeric
            value={asked()}
            error={isTried() && areCountsWrong() ? words("look_back.counts_invalid") : undefined}
            onInput={setAsked}
          />
          <TextField
            id="look-back-unaware"
            label={words("look_back.unaware")}
            required
            numeric
            value={unaware()}
            onInput={setUnaware}
          />
        </div>
        <RadioGroup
          id="look-back-result"
          label={words("look_back.verdict")}
          options={(["passed", "failed"] as const).map((value) => ({
            value,
            label: words(`look_back.${value}`),
            disabled: value === "passed" && isSomebodyUnaware(),
          }))}
          value={result()}
          onChange={setChosen}
        />
        <Show when={result() === "failed"}>
          <Note tone="warn" live>
            <p>{words("look_back.fails")}</p>
          </Note>
        </Show>
        <TextArea
          id="look-back-note"
          label={words("look_back.note")}
          required={result() === "failed"}
          maxLength={2000}
          value={note()}
          error={isTried() && isNoteMissing() ? words("look_back.note_required") : undefined}
          onInput={setNote}
        />
        <Show when={answering.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </div>
    </Dialog>
  );
}
