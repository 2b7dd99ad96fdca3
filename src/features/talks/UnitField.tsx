import type { Reading } from "../../lib/reading.ts";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import type { Unit } from "./data.ts";
import { words } from "./strings.ts";

/** An organ of the directory, also without a signal once this device has known it. */
export function UnitField(props: {
  id: string;
  label: string;
  reading: Reading<Unit[]>;
  value: string;
  error: string | undefined;
  onChange: (unitId: string) => void;
}) {
  return (
    <ReadingFrame reading={props.reading} lines={2}>
      <OptionPicker
        id={props.id}
        label={props.label}
        hint={words("form.unit_hint")}
        required
        options={(props.reading.value() ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={props.value}
        error={props.error}
        onChange={(id) => props.onChange(id)}
      />
    </ReadingFrame>
  );
}
