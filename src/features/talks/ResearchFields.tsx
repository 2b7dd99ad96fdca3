import { today } from "../../lib/clock.ts";
import type { Reading } from "../../lib/reading.ts";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import type { Unit } from "./data.ts";
import { MOST_TOPIC, type ResearchDraft, type ResearchField } from "./research.ts";
import { UnitField } from "./UnitField.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

export function ResearchFields(props: {
  draft: ResearchDraft;
  units: Reading<Unit[]>;
  errorOf: (field: ResearchField) => string | undefined;
  onChange: (changes: Partial<ResearchDraft>) => void;
}) {
  return (
    <>
      <UnitField
        id="research-unitId"
        label={words("form.research_unit")}
        reading={props.units}
        value={props.draft.unitId}
        error={props.errorOf("unitId")}
        onChange={(unitId) => props.onChange({ unitId })}
      />
      <div class={css["pair"]}>
        <DateField
          id="research-onDay"
          label={words("form.day")}
          required
          max={today()}
          value={props.draft.onDay}
          error={props.errorOf("onDay")}
          onInput={(onDay) => props.onChange({ onDay })}
        />
        <TextField
          id="research-clues"
          label={words("form.clues")}
          hint={words("form.clues_hint")}
          numeric
          value={props.draft.clues}
          error={props.errorOf("clues")}
          onInput={(clues) => props.onChange({ clues })}
        />
      </div>
      <TextField
        id="research-topic"
        label={words("form.topic")}
        required
        maxLength={MOST_TOPIC}
        value={props.draft.topic}
        error={props.errorOf("topic")}
        onInput={(topic) => props.onChange({ topic })}
      />
      <TextArea
        id="research-note"
        label={words("form.note")}
        hint={words("form.note_hint")}
        value={props.draft.note}
        error={props.errorOf("note")}
        onInput={(note) => props.onChange({ note })}
      />
    </>
  );
}
