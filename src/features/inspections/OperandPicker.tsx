import { createSignal, Show } from "solid-js";
import type { ItemBody } from "../../core/checklists/checklist.schema.ts";
import type { RowOperand } from "../../core/checklists/condition.schema.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { operandWords } from "./condition-words.ts";
import { editor as words } from "./editor-strings.ts";
import { numberOf } from "./number.ts";
import css from "./inspections.module.css";

const FIXED = "fixed";

/** One side of a comparison: something of the list, or a fixed number. */
export function OperandPicker(props: {
  label: string;
  items: readonly ItemBody[];
  sheet?: string;
  offered: readonly RowOperand[];
  value: RowOperand;
  onChange: (operand: RowOperand) => void;
}) {
  const [typed, setTyped] = createSignal<string>();
  const options = () => [
    ...props.offered.map((operand) => ({
      value: JSON.stringify(operand),
      label: operandWords(operand, props.items, props.sheet),
    })),
    { value: FIXED, label: words("check.fixed") },
  ];
  const fixed = () => (props.value.kind === "value" ? props.value : undefined);
  const choose = (value: string) => {
    const operand = props.offered.find((one) => JSON.stringify(one) === value);
    props.onChange(operand ?? { kind: "value", value: 0 });
  };
  return (
    <div class={css["editorFields"]}>
      <SelectField
        label={props.label}
        options={options()}
        value={fixed() ? FIXED : JSON.stringify(props.value)}
        placeholder={true}
        onChange={choose}
      />
      <Show when={fixed()}>
        {(operand) => (
          <TextField
            label={words("check.fixed_value")}
            inputMode="decimal"
            value={typed() ?? String(operand().value)}
            error={numberOf(typed() ?? "0") === null ? words("number.invalid") : undefined}
            onInput={(text) => {
              setTyped(text);
              const value = numberOf(text);
              if (value !== null) props.onChange({ kind: "value", value });
            }}
          />
        )}
      </Show>
    </div>
  );
}
