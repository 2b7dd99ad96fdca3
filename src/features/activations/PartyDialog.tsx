import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { createChange } from "./change.ts";
import { nameParty, PARTS } from "./data.ts";
import { createFormReading } from "./request-form.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

/** Whom it turned out to concern: the team is checked anew in the same moment. */
export function PartyDialog(props: { activationId: string; onClose: () => void }) {
  const offered = createFormReading();
  const [form, setForm] = createStore({ part: "subject" as (typeof PARTS)[number], officer: "" });
  const [isTried, setTried] = createSignal(false);
  const name = createChange(nameParty, { onDone: () => props.onClose() });
  const submit = () => {
    setTried(true);
    if (form.officer === "") return;
    name.mutate({ activation_id: props.activationId, part: form.part, officer_id: form.officer });
  };
  return (
    <Dialog
      open
      title={words("party.add")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={name.isPending} onClick={submit}>
            {words("party.add")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={name.error ?? offered.error()}>{(error) => <ErrorNote error={error()} />}</Show>
        <p class={css["muted"]}>{words("party.words")}</p>
        <SelectField
          label={words("party.part")}
          options={PARTS.map((value) => ({ value, label: words(`page.part.${value}`) }))}
          value={form.part}
          onChange={(part) => setForm({ part })}
        />
        <OptionPicker
          label={words("party.officer")}
          required
          options={(offered.value()?.officers ?? []).map(({ id, name: label, organ_name }) => ({
            value: id,
            label,
            hint: organ_name,
          }))}
          value={form.officer}
          onChange={(officer) => setForm({ officer })}
          error={
            isTried() && form.officer === ""
              ? words("form.choose", { field: words("party.officer") })
              : undefined
          }
        />
      </div>
    </Dialog>
  );
}
