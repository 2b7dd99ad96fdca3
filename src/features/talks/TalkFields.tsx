import { Show } from "solid-js";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import type { Reading } from "../../lib/reading.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import type { Unit } from "./data.ts";
import { TALK_KINDS, type TalkDraft, type TalkField } from "./talk.ts";
import { UnitField } from "./UnitField.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** What a talk is, to whom, when and with how many. What it counts as is said where it is chosen. */
export function TalkFields(props: {
  draft: TalkDraft;
  /** On a finding the people are named there: day and note alone can be corrected. */
  namesPeople?: boolean;
  units: Reading<Unit[]>;
  errorOf: (field: TalkField) => string | undefined;
  onChange: (changes: Partial<TalkDraft>) => void;
}) {
  return (
    <>
      <Show when={!props.namesPeople}>
        <RadioGroup
          id="talk-kind"
          label={words("form.kind")}
          look="list"
          required
          options={TALK_KINDS.map((value) => ({
            value,
            label: talkKindWord(value),
            hint: words(`kind.about.${value}`),
          }))}
          value={props.draft.kind}
          error={props.errorOf("kind")}
          onChange={(kind) => props.onChange({ kind })}
        />
        <UnitField
          id="talk-unitId"
          label={words("form.unit")}
          reading={props.units}
          value={props.draft.unitId}
          error={props.errorOf("unitId")}
          onChange={(unitId) => props.onChange({ unitId })}
        />
      </Show>
      <div class={css["pair"]}>
        <DateField
          id="talk-onDay"
          label={words("form.day")}
          required
          max={today()}
          value={props.draft.onDay}
          error={props.errorOf("onDay")}
          onInput={(onDay) => props.onChange({ onDay })}
        />
        <Show when={!props.namesPeople}>
          <TextField
            id="talk-persons"
            label={words("form.persons")}
            hint={words("form.persons_hint")}
            required
            numeric
            value={props.draft.persons}
            error={props.errorOf("persons")}
            onInput={(persons) => props.onChange({ persons })}
          />
        </Show>
      </div>
      <TextArea
        id="talk-note"
        label={words("form.note")}
        hint={words("form.note_hint")}
        value={props.draft.note}
        error={props.errorOf("note")}
        onInput={(note) => props.onChange({ note })}
      />
    </>
  );
}
