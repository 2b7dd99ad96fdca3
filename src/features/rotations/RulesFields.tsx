import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import type { RotationForm } from "./form.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

/** Rules of the rotation. They have values that suit most, so they stay folded until somebody wants others. */
export function RulesFields(props: { form: RotationForm; onChange: (part: Partial<RotationForm>) => void }) {
  return (
    <details class={css["rules"]}>
      <summary>
        <span>{words("rot.form.rules")}</span>
        <span class={css["muted"]}>
          {words("rot.form.rules_summary", { need: props.form.need, window: props.form.window })}
        </span>
      </summary>
      <p class={css["muted"]}>{words("rot.form.rules_fixed")}</p>
      <FormGrid columns={3}>
        <TextField
          numeric
          label={words("rot.form.need")}
          unit={words("rot.unit.time")}
          value={props.form.need}
          onInput={(need) => props.onChange({ need })}
        />
        <TextField
          numeric
          label={words("rot.form.window")}
          hint={words("rot.form.window_hint")}
          unit={words("rot.unit.round")}
          value={props.form.window}
          onInput={(window) => props.onChange({ window })}
        />
        <SelectField
          label={words("rot.form.lag")}
          options={(["0", "1", "2"] as const).map((value) => ({ value, label: words(`rot.lag.${value}`) }))}
          value={props.form.lag}
          onChange={(lag) => props.onChange({ lag })}
        />
        <SelectField
          label={words("rot.form.scope_rule")}
          options={(["lead", "any"] as const).map((value) => ({
            value,
            label: words(`rot.scope.${value}`),
          }))}
          value={props.form.scope}
          onChange={(scope) => props.onChange({ scope })}
        />
        <TextField
          numeric
          label={words("rot.form.per_round")}
          unit={words("rot.unit.time")}
          value={props.form.per_round}
          onInput={(per_round) => props.onChange({ per_round })}
        />
        <TextField
          numeric
          label={words("rot.form.total")}
          unit={words("rot.unit.time")}
          value={props.form.total}
          onInput={(total) => props.onChange({ total })}
        />
        <TextField
          numeric
          label={words("rot.form.travel")}
          hint={words("rot.form.travel_hint")}
          unit={words("rot.unit.km")}
          value={props.form.max_travel_km}
          onInput={(max_travel_km) => props.onChange({ max_travel_km })}
        />
      </FormGrid>
      <Checkbox
        label={words("rot.form.even")}
        checked={props.form.even_rounds}
        onChange={(even_rounds) => props.onChange({ even_rounds })}
      />
    </details>
  );
}
