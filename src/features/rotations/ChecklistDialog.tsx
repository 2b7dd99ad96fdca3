import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toasts.ts";
import { type Checklist, checklistsQuery, setPlanChecklist } from "./checklists.ts";
import { keys, type PlanRecord } from "./data.ts";
import { words } from "./strings.ts";

/** Another checklist for a plan whose inspections have not begun; the database refuses it afterwards. */
export function ChecklistDialog(props: {
  record: PlanRecord;
  chosen: Checklist | null;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const lists = useQuery(checklistsQuery);
  const [picked, setPicked] = createSignal<string>();
  const value = () => picked() ?? props.chosen?.versionId ?? "";
  /** An older version stays on offer as long as it is the one chosen. */
  const offered = (): readonly Checklist[] => {
    const inForce = lists.isSuccess ? lists.data : [];
    const chosen = props.chosen;
    return chosen && inForce.every(({ versionId }) => versionId !== chosen.versionId)
      ? [chosen, ...inForce]
      : inForce;
  };
  const save = useMutation(() => ({
    mutationFn: () => setPlanChecklist(props.record.plan, value()),
    onSuccess: async () => {
      toast(words("rot.checklist_saved"));
      props.onClose();
      await client.invalidateQueries({ queryKey: keys.plan(props.record.plan.id) });
    },
  }));
  return (
    <Dialog
      open
      title={words("rot.checklist_change")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={value() === (props.chosen?.versionId ?? "")}
            onClick={() => save.mutate()}
          >
            {t("action.save")}
          </Button>
        </>
      }
    >
      <p>{words("rot.checklist_change_words")}</p>
      <Show when={lists.isSuccess} fallback={<LoadingState lines={2} />}>
        <SelectField
          label={words("rot.checklist")}
          options={[
            { value: "", label: words("rot.form.no_checklist") },
            ...offered().map(({ versionId, name, version }) => ({
              value: versionId,
              label: words("rot.checklist_version", { name, version }),
            })),
          ]}
          value={value()}
          onChange={setPicked}
        />
      </Show>
      <Show when={lists.error ?? save.error}>{(error) => <ErrorNote error={error()} />}</Show>
    </Dialog>
  );
}
