import { For } from "solid-js";
import { formatDayWithWeekday, formatMoment } from "../../lib/format.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { type RotationForm, roundsOf } from "./form.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

const INTERVALS = ["7", "14", "30", "90"] as const;
const RELEASES = ["0", "1", "3", "7"] as const;

/** How many rounds, when, and from when the units inspected know. */
export function RoundsFields(props: { form: RotationForm; onChange: (part: Partial<RotationForm>) => void }) {
  return (
    <>
      <FormGrid columns={3}>
        <TextField
          numeric
          required
          label={words("rot.form.round_count")}
          unit={words("rot.unit.round")}
          value={props.form.round_count}
          onInput={(round_count) => props.onChange({ round_count })}
        />
        <DateField
          required
          label={words("rot.form.starts_on")}
          value={props.form.starts_on}
          onInput={(starts_on) => props.onChange({ starts_on })}
        />
        <SelectField
          label={words("rot.form.every")}
          options={INTERVALS.map((value) => ({ value, label: words(`rot.every.${value}`) }))}
          value={props.form.every_days}
          onChange={(every_days) => props.onChange({ every_days })}
        />
        <TextField
          numeric
          label={words("rot.form.round_days")}
          unit={words("rot.unit.day")}
          value={props.form.round_days}
          onInput={(round_days) => props.onChange({ round_days })}
        />
        <SelectField
          label={words("rot.form.release")}
          hint={words("rot.form.release_hint")}
          options={RELEASES.map((value) => ({ value, label: words(`rot.release.${value}`) }))}
          value={props.form.release_days}
          onChange={(release_days) => props.onChange({ release_days })}
        />
      </FormGrid>
      <ol class={css["dates"]}>
        <For each={/^\d{4}-\d{2}-\d{2}$/.test(props.form.starts_on) ? roundsOf(props.form) : []}>
          {(round) => (
            <li>
              {words("rot.form.round_line", {
                n: round.round,
                day: formatDayWithWeekday(round.starts_on),
                release: formatMoment(round.release_at ?? ""),
              })}
            </li>
          )}
        </For>
      </ol>
    </>
  );
}
