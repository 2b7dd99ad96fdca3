import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import { renewFindings, updateFinding } from "./data.ts";
import type { DraftField } from "./draft.ts";
import { FindingFields, type FindingText } from "./FindingFields.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** Put the text right before it is issued. */
export function CorrectDialog(props: { finding: Finding; onClose: () => void }) {
  const client = useQueryClient();
  const seen = unwrap(props).finding;
  const [value, setValue] = createStore<FindingText>({
    topic: seen.topic,
    severity: seen.severity === "clue" ? "serious" : seen.severity,
    title: seen.title,
    description: seen.description,
  });
  const [isTried, setTried] = createSignal(false);
  const isWrong: Record<"title" | "description" | "topic", () => boolean> = {
    title: () => value.title.trim().length < 2,
    description: () => value.description.trim().length < 2,
    topic: () => value.topic.trim() === "",
  };
  const errorOf = (field: DraftField) =>
    isTried() && field in isWrong && isWrong[field as keyof typeof isWrong]()
      ? words(`form.error.${field}`)
      : undefined;
  const saving = useMutation(() => ({
    mutationFn: updateFinding,
    onSuccess: async () => {
      toast(t("state.saved"));
      props.onClose();
      await renewFindings(client);
    },
  }));
  const save = () => {
    setTried(true);
    if (Object.values(isWrong).some((check) => check())) return;
    saving.mutate({
      finding_id: seen.id,
      base_version: seen.version,
      topic: value.topic.trim(),
      severity: value.severity,
      title: value.title.trim(),
      description: value.description.trim(),
    });
  };
  return (
    <Drawer
      open
      title={words("form.edit_title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isPending} onClick={save}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={saving.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <FindingFields value={value} onChange={(changes) => setValue(changes)} errorOf={errorOf} />
      </div>
    </Drawer>
  );
}
