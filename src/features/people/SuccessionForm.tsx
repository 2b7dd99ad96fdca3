import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ChipPicker } from "../../ui/OptionPicker.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { type Organ, recordSuccession } from "./data.ts";
import { organLines } from "./directory.ts";
import { createDirectoryChange } from "./save.ts";
import { successionWords } from "./succession-strings.ts";
import { words } from "./strings.ts";
import css from "./people.module.css";

const KINDS = ["whole", "part"] as const;

/** Records that organs were merged, divided or replaced, or that one gave away a part. */
export function SuccessionForm(props: { organs: readonly Organ[]; onClose: () => void }) {
  const [form, setForm] = createStore<{
    from: string[];
    to: string[];
    kind: (typeof KINDS)[number];
    effective_on: string;
    note: string;
  }>({ from: [], to: [], kind: "whole", effective_on: today(), note: "" });
  const [isTried, setTried] = createSignal(false);
  const save = createDirectoryChange(recordSuccession, {
    say: ({ officers, organs }) =>
      officers + organs === 0
        ? words("people.saved")
        : successionWords("succession.left_behind", { officers, organs }),
    onDone: () => props.onClose(),
  });
  const options = () => organLines(props.organs).map(({ organ }) => ({ value: organ.id, label: organ.name }));
  const missing = (field: "from" | "to") =>
    isTried() && form[field].length === 0
      ? words("people.required", { field: successionWords(`succession.${field}`) })
      : undefined;
  const submit = () => {
    setTried(true);
    if (form.from.length === 0 || form.to.length === 0) return;
    save.mutate({
      from_organ_ids: [...form.from],
      to_organ_ids: [...form.to],
      effective_on: form.effective_on,
      from_lives_on: form.kind === "part",
      note: form.note.trim(),
    });
  };
  return (
    <div class={css["form"]}>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={1}>
        <ChipPicker
          label={successionWords("succession.from")}
          required
          options={options()}
          value={form.from}
          onChange={(from) => setForm({ from })}
          error={missing("from")}
        />
        <RadioGroup
          label={successionWords("succession.kind")}
          look="list"
          options={KINDS.map((value) => ({ value, label: successionWords(`succession.kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ kind })}
        />
        <ChipPicker
          label={successionWords("succession.to")}
          hint={successionWords("succession.to_hint")}
          required
          options={options()}
          value={form.to}
          onChange={(to) => setForm({ to })}
          error={missing("to")}
        />
        <DateField
          label={successionWords("succession.day")}
          value={form.effective_on}
          max={today()}
          onInput={(effective_on) => setForm({ effective_on })}
        />
        <TextField
          label={successionWords("succession.note")}
          hint={successionWords("succession.note_hint")}
          maxLength={200}
          value={form.note}
          onInput={(note) => setForm({ note })}
        />
      </FormGrid>
      <div class={css["formButtons"]}>
        <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
        <Button kind="primary" busy={save.isPending} onClick={submit}>
          {t("action.save")}
        </Button>
      </div>
    </div>
  );
}
