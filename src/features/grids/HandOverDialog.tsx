import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { t } from "../../lib/i18n.ts";
import { formatBeside, formatPair } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { handOverGrid, keys, type Officer } from "./data.ts";
import type { GridLine } from "./overview.ts";
import { words } from "./strings.ts";

const REASONS = ["handover", "cover"] as const;

/** A grid in force changes hands on a day; who led before stays in the history. */
export function HandOverDialog(props: { line: GridLine; officers: readonly Officer[]; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [form, setForm] = createStore<{
    officer_id: string;
    from_day: string;
    reason: (typeof REASONS)[number];
  }>({
    officer_id: "",
    from_day: today(),
    reason: "handover",
  });
  const [isTried, setTried] = createSignal(false);
  const save = useMutation(() => ({
    mutationFn: handOverGrid,
    onSuccess: async () => {
      toast(words("plan.handed_over"));
      props.onClose();
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
  const submit = () => {
    setTried(true);
    if (form.officer_id !== "") save.mutate({ grid_id: props.line.id, ...form });
  };
  return (
    <Dialog
      open
      title={formatPair(words("plan.handover"), formatBeside(props.line.township, props.line.name))}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={submit}>
            {words("plan.handover")}
          </Button>
        </>
      }
    >
      <p>{words("plan.handover_words")}</p>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={1}>
        <OptionPicker
          label={words("plan.handover_to")}
          required
          options={props.officers
            .filter((officer) => officer.id !== props.line.leaderId)
            .map((officer) => ({ value: officer.id, label: officer.name }))}
          value={form.officer_id}
          onChange={(officer_id) => setForm({ officer_id })}
          error={
            isTried() && form.officer_id === ""
              ? words("grids.required", { field: words("plan.handover_to") })
              : undefined
          }
        />
        <DateField
          label={words("plan.handover_day")}
          value={form.from_day}
          onInput={(from_day) => setForm({ from_day })}
        />
        <SelectField
          label={words("plan.handover_reason")}
          options={REASONS.map((value) => ({ value, label: words(`plan.handover_reason.${value}`) }))}
          value={form.reason}
          onChange={(reason) => setForm({ reason })}
        />
      </FormGrid>
    </Dialog>
  );
}
