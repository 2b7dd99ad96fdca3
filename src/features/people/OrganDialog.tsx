import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { createTownshipCommissions, ORGAN_KINDS, type Organ, saveOrgan } from "./data.ts";
import { organLines } from "./directory.ts";
import { createDirectoryChange } from "./save.ts";
import { words } from "./strings.ts";

const CODE = /^\d{12}$/;

/** Add an organ or change one; a county can get its township commissions in one step. */
export function OrganDialog(props: {
  organs: readonly Organ[];
  organ?: Organ;
  parentId?: string;
  onClose: () => void;
}) {
  const [form, setForm] = createStore(untrack(() => formOf(props.organ, props.parentId)));
  const [isTried, setTried] = createSignal(false);
  const save = createDirectoryChange(saveOrgan, { onDone: () => props.onClose() });
  const fill = createDirectoryChange(createTownshipCommissions, {
    say: ({ added }) => words("people.created", { n: added }),
    onDone: () => props.onClose(),
  });
  const isRoot = () => props.organ !== undefined && props.organ.parent_id === null;
  const problems = () => ({
    name:
      form.name.trim() === "" ? words("people.required", { field: words("people.organ.name") }) : undefined,
    parent:
      !isRoot() && form.parent_id === ""
        ? words("people.required", { field: words("people.organ.parent") })
        : undefined,
    division:
      form.division_code !== "" && !CODE.test(form.division_code) ? words("people.code_invalid") : undefined,
  });
  const shown = () => (isTried() ? problems() : { name: undefined, parent: undefined, division: undefined });
  const submit = () => {
    setTried(true);
    if (Object.values(problems()).some((problem) => problem !== undefined)) return;
    save.mutate({
      ...(props.organ ? { organ_id: props.organ.id, version: props.organ.version } : {}),
      name: form.name.trim(),
      kind: form.kind,
      code: form.code.trim() || null,
      division_code: form.division_code || null,
      parent_id: form.parent_id || null,
    });
  };

  return (
    <Dialog
      open
      size="lg"
      title={props.organ ? words("people.edit_organ") : words("people.add_organ")}
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
      <Show when={save.error ?? fill.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={2}>
        <TextField
          label={words("people.organ.name")}
          required
          value={form.name}
          onInput={(name) => setForm({ name })}
          error={shown().name}
        />
        <SelectField
          label={words("people.organ.kind")}
          options={ORGAN_KINDS.map((value) => ({ value, label: words(`people.kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ kind })}
        />
        <Show when={!isRoot()}>
          <OptionPicker
            label={words("people.organ.parent")}
            required
            options={organLines(props.organs).map(({ organ }) => ({ value: organ.id, label: organ.name }))}
            value={form.parent_id}
            onChange={(parent_id) => setForm({ parent_id })}
            error={shown().parent}
          />
        </Show>
        <TextField
          label={words("people.organ.division")}
          hint={words("people.organ.division_hint")}
          numeric
          value={form.division_code}
          onInput={(division_code) => setForm({ division_code: division_code.trim() })}
          error={shown().division}
        />
        <TextField
          label={words("people.organ.code")}
          hint={words("people.organ.code_hint")}
          value={form.code}
          onInput={(code) => setForm({ code })}
        />
      </FormGrid>
      <Show
        when={props.organ?.kind === "county_commission" && props.organ.division_code ? props.organ : null}
      >
        {(county) => (
          <Note
            title={words("people.create_commissions")}
            actions={
              <Button busy={fill.isPending} onClick={() => fill.mutate(county().id)}>
                {words("people.create_commissions")}
              </Button>
            }
          >
            {words("people.create_commissions_words")}
          </Note>
        )}
      </Show>
    </Dialog>
  );
}

const formOf = (organ: Organ | undefined, parentId: string | undefined) => ({
  name: organ?.name ?? "",
  kind: organ?.kind ?? "township_commission",
  code: organ?.code ?? "",
  division_code: organ?.division_code ?? "",
  parent_id: (organ ? organ.parent_id : parentId) ?? "",
});
