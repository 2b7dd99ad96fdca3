import { createSignal } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { isComposing } from "../../ui/ime.ts";
import { TextField } from "../../ui/TextField.tsx";
import { words } from "./strings.ts";
import css from "./visits.module.css";

const TOPIC_LENGTH = 30;

/** What was talked about: the list that the administrator keeps, and anything else. */
export function TopicsField(props: {
  offered: readonly string[];
  value: readonly string[];
  error: string | undefined;
  onChange: (topics: string[]) => void;
}) {
  const [typed, setTyped] = createSignal("");
  const options = () =>
    [...new Set([...props.offered, ...props.value])].map((topic) => ({ value: topic, label: topic }));
  const add = () => {
    const topic = typed().trim();
    if (topic && !props.value.includes(topic)) props.onChange([...props.value, topic]);
    setTyped("");
  };
  return (
    <div class={css["topics"]}>
      <CheckboxGroup
        id="visit-topics"
        label={words("form.topics")}
        look="chips"
        options={options()}
        value={props.value}
        error={props.error}
        onChange={props.onChange}
      />
      <div
        class={css["addRow"]}
        // Captured, so that Enter adds the topic before the field would send the form.
        on:keydown={{
          capture: true,
          handleEvent: (event: KeyboardEvent) => {
            if (event.key !== "Enter" || isComposing(event) || !(event.target instanceof HTMLInputElement))
              return;
            event.preventDefault();
            add();
          },
        }}
      >
        <TextField
          id="visit-topic-other"
          label={words("form.topic_other")}
          hideLabel
          placeholder={words("form.topic_other")}
          maxLength={TOPIC_LENGTH}
          enterkeyhint="done"
          value={typed()}
          onInput={setTyped}
        />
        <Button onClick={add} disabled={typed().trim() === ""}>
          {words("form.topic_add")}
        </Button>
      </div>
    </div>
  );
}
