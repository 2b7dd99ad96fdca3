import { Match, Switch } from "solid-js";
import type { SetStoreFunction } from "solid-js/store";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { createInspectionsReading } from "./data.ts";
import type { LinkDraft } from "./draft.ts";
import { words } from "./strings.ts";

interface FieldsProps {
  draft: LinkDraft;
  setDraft: SetStoreFunction<LinkDraft>;
}

/** What one kind of activity has and the others have not. */
export function KindFields(props: FieldsProps & { questionError: string | undefined }) {
  return (
    <Switch>
      <Match when={props.draft.kind === "joint_problem_solving"}>
        <TextArea
          id="link-question"
          label={words("form.question")}
          hint={words("form.question_hint")}
          required
          maxLength={4000}
          value={props.draft.question}
          error={props.questionError}
          onInput={(question) => props.setDraft("question", question)}
        />
        <TextArea
          label={words("form.consultation")}
          maxLength={4000}
          value={props.draft.consultation}
          onInput={(consultation) => props.setDraft("consultation", consultation)}
        />
        <TextArea
          label={words("form.answer")}
          maxLength={4000}
          value={props.draft.answer}
          onInput={(answer) => props.setDraft("answer", answer)}
        />
        <Checkbox
          label={words("form.reusable")}
          hint={words("form.reusable_hint")}
          checked={props.draft.isReusable}
          onChange={(isReusable) => props.setDraft("isReusable", isReusable)}
        />
      </Match>
      <Match when={props.draft.kind === "area_training"}>
        <TextArea
          label={words("form.material")}
          hint={words("form.material_hint")}
          maxLength={2000}
          value={props.draft.material}
          onInput={(material) => props.setDraft("material", material)}
        />
      </Match>
      <Match when={props.draft.kind === "linked_supervision"}>
        <SupervisionFields draft={props.draft} setDraft={props.setDraft} />
      </Match>
    </Switch>
  );
}

function SupervisionFields(props: FieldsProps) {
  const known = createInspectionsReading();
  const options = (list: readonly { id: string; name: string }[]) => [
    { value: "", label: words("form.none") },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <ReadingFrame reading={known} lines={2}>
      <SelectField
        label={words("form.rotation")}
        options={options(known.value()?.rotations ?? [])}
        value={props.draft.rotationPlanId}
        onChange={(id) => props.setDraft("rotationPlanId", id)}
      />
      <SelectField
        label={words("form.inspection")}
        options={options(known.value()?.inspections ?? [])}
        value={props.draft.inspectionId}
        onChange={(id) => props.setDraft("inspectionId", id)}
      />
    </ReadingFrame>
  );
}
