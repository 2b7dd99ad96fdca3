import { Show } from "solid-js";
import { SelectField } from "../../ui/SelectField.tsx";
import { createRunningActivations } from "../../lib/running-activations.ts";
import { words } from "./strings.ts";

/** Which joint work the visit counts for; drawn only for who is lent to one or whose own organ has one. */
export function ActivationField(props: { value: string; onChange: (activationId: string) => void }) {
  const running = createRunningActivations();
  const options = () => {
    const known = running();
    // Opened from its log without a signal: it is kept although its name is not known here.
    const isUnknown = props.value !== "" && !known.some(({ value }) => value === props.value);
    return isUnknown ? [...known, { value: props.value, label: words("form.activation_chosen") }] : known;
  };
  return (
    <Show when={options().length > 0}>
      <SelectField
        id="visit-activation"
        label={words("form.activation")}
        hint={words("form.activation_hint")}
        options={[{ value: "", label: words("form.activation_none") }, ...options()]}
        value={props.value}
        onChange={(id) => props.onChange(id)}
      />
    </Show>
  );
}
