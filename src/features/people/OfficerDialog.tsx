import { useNavigate } from "@solidjs/router";
import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { t } from "../../lib/i18n.ts";
import { formatList, formatPair } from "../../lib/format.ts";
import { AVAILABILITIES, type Officer, type Organ, saveOfficer } from "./data.ts";
import { organLines } from "./directory.ts";
import { createDirectoryChange } from "./save.ts";
import { words } from "./strings.ts";

/** Add an officer, or change one. A new organ or post closes the old one in the history. */
export function OfficerDialog(props: {
  organs: readonly Organ[];
  organId?: string;
  officer?: Officer;
  /** The officer now belongs to another organ. */
  onMoved?: () => void;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [form, setForm] = createStore(untrack(() => formOf(props.officer, props.organId)));
  const [isTried, setTried] = createSignal(false);
  const save = createDirectoryChange(saveOfficer, {
    onDone: (saved) => {
      const hasMoved = props.officer && form.organ_id !== props.officer.organ_id;
      props.onClose();
      if (hasMoved) props.onMoved?.();
      if (!props.officer) navigate(`/people/${saved.officer_id}`);
    },
  });
  const missing = (field: "name" | "organ_id") => isTried() && form[field].trim() === "";
  const submit = () => {
    setTried(true);
    if (form.name.trim() === "" || form.organ_id === "") return;
    save.mutate({
      ...form,
      ...(props.officer ? { officer_id: props.officer.id, version: props.officer.version } : {}),
      staff_no: form.staff_no.trim() || null,
      skills: form.skills.split(/[、,，;；\s]+/).filter((skill) => skill !== ""),
      grid_capacity: Number(form.grid_capacity) || 0,
      max_villages: Number(form.max_villages) || 0,
    });
  };

  return (
    <Dialog
      open
      size="lg"
      title={props.officer ? formatPair(t("action.edit"), props.officer.name) : words("people.add_officer")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={2}>
        <TextField
          label={words("people.name")}
          required
          value={form.name}
          onInput={(name) => setForm({ name })}
          error={missing("name") ? words("people.required", { field: words("people.name") }) : undefined}
        />
        <OptionPicker
          label={words("people.organ")}
          required
          options={organLines(props.organs).map(({ organ }) => ({ value: organ.id, label: organ.name }))}
          value={form.organ_id}
          onChange={(organ_id) => setForm({ organ_id })}
          error={missing("organ_id") ? words("people.required", { field: words("people.organ") }) : undefined}
        />
        <TextField label={words("people.post")} value={form.post} onInput={(post) => setForm({ post })} />
        <TextField
          label={words("people.staff_no")}
          hint={words("people.staff_no_hint")}
          value={form.staff_no}
          onInput={(staff_no) => setForm({ staff_no })}
        />
        <SelectField
          label={words("people.availability")}
          options={AVAILABILITIES.map((value) => ({ value, label: words(`people.availability.${value}`) }))}
          value={form.availability}
          onChange={(availability) => setForm({ availability })}
        />
        <TextField
          label={words("people.skills")}
          value={form.skills}
          onInput={(skills) => setForm({ skills })}
        />
        <TextField
          numeric
          label={words("people.grid_capacity")}
          hint={words("people.grid_capacity_hint")}
          value={form.grid_capacity}
          onInput={(grid_capacity) => setForm({ grid_capacity })}
        />
        <TextField
          numeric
          label={words("people.max_villages")}
          hint={words("people.max_villages_hint")}
          value={form.max_villages}
          onInput={(max_villages) => setForm({ max_villages })}
        />
        <CheckboxGroup
          label={words("people.is_leader")}
          hideLabel
          options={[{ value: "yes", label: words("people.is_leader") }]}
          value={form.is_commission_leader ? ["yes"] : []}
          onChange={(chosen) => setForm({ is_commission_leader: chosen.length > 0 })}
        />
      </FormGrid>
    </Dialog>
  );
}

const formOf = (officer: Officer | undefined, organId: string | undefined) => ({
  name: officer?.name ?? "",
  organ_id: officer?.organ_id ?? organId ?? "",
  post: officer?.post ?? "",
  staff_no: officer?.staff_no ?? "",
  skills: formatList(officer?.skills ?? []),
  availability: officer?.availability ?? AVAILABILITIES[0],
  is_commission_leader: officer?.is_commission_leader ?? false,
  grid_capacity: String(officer?.grid_capacity ?? 0),
  max_villages: String(officer?.max_villages ?? 0),
});
