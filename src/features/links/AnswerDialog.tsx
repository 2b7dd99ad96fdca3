import { useQueryClient } from "@tanstack/solid-query";
import { Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { answerQuestion, type LinkDetail, renewLinks } from "./data.ts";
import { words } from "./strings.ts";

/** What was said in the consultation and what came of it; whoever was consulted may add it. */
export function AnswerDialog(props: { link: LinkDetail; onClose: () => void }) {
  const client = useQueryClient();
  const saving = createSaving();
  const [form, setForm] = createStore(
    untrack(() => ({
      consultation: props.link.consultation ?? "",
      answer: props.link.answer ?? "",
      isReusable: props.link.is_reusable,
    })),
  );
  const save = async () => {
    if (saving.isBusy()) return;
    const work = answerQuestion({
      activity_id: props.link.id,
      consultation: form.consultation.trim() || null,
      answer: form.answer.trim() || null,
      is_reusable: form.isReusable,
    });
    if ((await saving.follow(work.then(() => true))) !== true) return;
    toast(words("form.replied"));
    props.onClose();
    await renewLinks(client);
  };
  return (
    <Dialog
      open
      size="lg"
      title={words("detail.reply")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isBusy()} onClick={() => void save()}>
            {words("form.save")}
          </Button>
        </>
      }
    >
      <p>{props.link.question}</p>
      <TextArea
        label={words("form.consultation")}
        maxLength={4000}
        value={form.consultation}
        onInput={(consultation) => setForm({ consultation })}
      />
      <TextArea
        label={words("form.answer")}
        rows={5}
        maxLength={4000}
        value={form.answer}
        onInput={(answer) => setForm({ answer })}
      />
      <Checkbox
        label={words("form.reusable")}
        hint={words("form.reusable_hint")}
        checked={form.isReusable}
        onChange={(isReusable) => setForm({ isReusable })}
      />
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
    </Dialog>
  );
}
