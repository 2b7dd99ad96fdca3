import { createSignal, Show } from "solid-js";
import { CHOSEN_SEVERITIES, FINDING_TOPICS } from "../../core/findings/kinds.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import type { DraftField } from "./draft.ts";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";

export interface FindingText {
  readonly topic: string;
  readonly severity: (typeof CHOSEN_SEVERITIES)[number];
  readonly title: string;
  readonly description: string;
}

const OTHER = "other";

/** What was found, in words; used to record and to correct. */
export function FindingFields(props: {
  value: FindingText;
  onChange: (changes: Partial<FindingText>) => void;
  errorOf: (field: DraftField) => string | undefined;
}) {
  const offered: readonly string[] = FINDING_TOPICS;
  // eslint-disable-next-line solid/reactivity -- only where the form begins
  const [isOther, setOther] = createSignal(props.value.topic !== "" && !offered.includes(props.value.topic));
  return (
    <>
      <SelectField
        id="finding-topic"
        label={words("field.topic")}
        required
        placeholder
        options={[
          ...offered.map((value) => ({ value, label: value })),
          { value: OTHER, label: words("field.topic_other_choice") },
        ]}
        value={isOther() ? OTHER : props.value.topic}
        error={isOther() ? undefined : props.errorOf("topic")}
        onChange={(topic) => {
          setOther(topic === OTHER);
          props.onChange({ topic: topic === OTHER ? "" : topic });
        }}
      />
      <Show when={isOther()}>
        <TextField
          id="finding-topic-other"
          label={words("field.topic_other")}
          hint={words("field.topic_other_hint")}
          required
          maxLength={20}
          value={props.value.topic}
          error={props.errorOf("topic")}
          onInput={(topic) => props.onChange({ topic })}
        />
      </Show>
      <RadioGroup
        id="finding-severity"
        label={words("field.severity")}
        look="list"
        options={CHOSEN_SEVERITIES.map((value) => ({
          value,
          label: words(`severity.${value}`),
          hint: words(`field.severity_${value}_hint`),
        }))}
        value={props.value.severity}
        onChange={(severity) => props.onChange({ severity })}
      />
      <TextField
        id="finding-title"
        label={words("field.title")}
        hint={words("field.title_hint")}
        required
        maxLength={120}
        value={props.value.title}
        error={props.errorOf("title")}
        onInput={(title) => props.onChange({ title })}
      />
      <div>
        <TextArea
          id="finding-description"
          label={words("field.description")}
          hint={words("field.description_hint")}
          required
          rows={6}
          maxLength={4000}
          value={props.value.description}
          error={props.errorOf("description")}
          onInput={(description) => props.onChange({ description })}
        />
        <VagueHint text={`${props.value.title}\n${props.value.description}`} />
      </div>
    </>
  );
}
