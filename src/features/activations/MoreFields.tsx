import { formatAside } from "../../lib/format.ts";
import { Show } from "solid-js";
import { FORCES } from "../../core/staffing/staffing.schema.ts";
import { today } from "../../lib/clock.ts";
import { Checkbox, CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextArea, TextField, TimeField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import type { Draft, DraftProblem } from "./draft.ts";
import type { RequestForm } from "./request-form.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

interface Props {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  offered: RequestForm | undefined;
  errorOf: (field: DraftProblem) => string | undefined;
}

/** What is seldom needed, folded away; open where something in it is wrong. */
export function MoreFields(props: Props) {
  return (
    <details class={css["more"]} open={props.draft.isVerbal}>
      <summary>{words("form.more")}</summary>
      <div class={css["form"]}>
        <Checkbox
          label={words("form.verbal")}
          checked={props.draft.isVerbal}
          onChange={(isVerbal) => props.onChange({ isVerbal })}
        />
        <Show when={props.draft.isVerbal}>
          <VerbalFields {...props} />
        </Show>
        <Show when={(props.offered?.organs.length ?? 0) > 1}>
          <OptionPicker
            label={words("form.organ")}
            required
            options={(props.offered?.organs ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={props.draft.organId || (props.offered?.organ_id ?? "")}
            onChange={(organId) => props.onChange({ organId })}
          />
        </Show>
        <CheckboxGroup
          label={words("form.forces")}
          hint={words("form.forces_hint")}
          look="chips"
          options={FORCES.map((value) => ({ value, label: words(`force.${value}`) }))}
          value={props.draft.forces}
          onChange={(forces) => props.onChange({ forces })}
        />
        <ChipPicker
          label={words("form.subjects")}
          hint={words("form.subjects_hint")}
          options={(props.offered?.officers ?? []).map(({ id, name, organ_name }) => ({
            value: id,
            label: name,
            hint: organ_name,
          }))}
          value={props.draft.subjects}
          onChange={(subjects) => props.onChange({ subjects })}
        />
        <FormGrid>
          <TextField
            label={words("form.linked_number")}
            hint={words("form.linked_number_hint")}
            maxLength={60}
            value={props.draft.linkedNumber}
            onInput={(linkedNumber) => props.onChange({ linkedNumber })}
          />
          <TextField
            label={words("form.people_to_ask")}
            numeric
            value={props.draft.peopleToAsk}
            onInput={(peopleToAsk) => props.onChange({ peopleToAsk })}
          />
          <Show when={props.draft.kind === "joint_petition_handling"}>
            <DateField
              label={words("form.received_on")}
              hint={words("form.received_hint")}
              max={today()}
              value={props.draft.receivedOn}
              onInput={(receivedOn) => props.onChange({ receivedOn })}
            />
          </Show>
        </FormGrid>
      </div>
    </details>
  );
}

function VerbalFields(props: Props) {
  return (
    <>
      <SelectField
        id="request-verbal_approver"
        label={words("form.verbal_approver")}
        required
        placeholder
        options={(props.offered?.approvers ?? []).map(({ id, name, post }) => ({
          value: id,
          label: post ? formatAside(name, post) : name,
        }))}
        value={props.draft.verbalApprover}
        onChange={(verbalApprover) => props.onChange({ verbalApprover })}
        error={props.errorOf("verbal_approver")}
      />
      <FormGrid>
        <DateField
          label={words("form.verbal_on")}
          max={today()}
          value={props.draft.verbalDay}
          onInput={(verbalDay) => props.onChange({ verbalDay })}
        />
        <TimeField
          label={words("form.verbal_at")}
          value={props.draft.verbalTime}
          onInput={(verbalTime) => props.onChange({ verbalTime })}
        />
      </FormGrid>
      <TextArea
        id="request-verbal_reason"
        label={words("form.verbal_reason")}
        hint={words("form.verbal_note")}
        required
        rows={2}
        value={props.draft.verbalReason}
        onInput={(verbalReason) => props.onChange({ verbalReason })}
        error={props.errorOf("verbal_reason")}
      />
    </>
  );
}
