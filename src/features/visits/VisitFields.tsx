import { Show } from "solid-js";
import type { SetStoreFunction } from "solid-js/store";
import { daysBetween, isDay } from "../../core/calendar/day.ts";
import { VISIT_KINDS } from "../../core/visits/kinds.ts";
import { today } from "../../lib/clock.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { DateField, TextArea, TimeField } from "../../ui/TextField.tsx";
import type { DraftField, VisitDraft } from "./draft.ts";
import { FollowUpField } from "./FollowUpField.tsx";
import { MetField } from "./MetField.tsx";
import { words } from "./strings.ts";
import { TopicsField } from "./TopicsField.tsx";
import css from "./visits.module.css";

export interface DraftFieldsProps {
  draft: VisitDraft;
  setDraft: SetStoreFunction<VisitDraft>;
  errorOf: (field: DraftField, index?: number) => string | undefined;
}

/** When it was and of what kind. */
export function WhenFields(props: DraftFieldsProps) {
  const daysAgo = () => (isDay(props.draft.day) ? daysBetween(props.draft.day, today()) : 0);
  return (
    <>
      <RadioGroup
        id="visit-kind"
        label={words("form.kind")}
        look="chips"
        options={VISIT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        value={props.draft.kind}
        onChange={(kind) => props.setDraft("kind", kind)}
      />
      <div class={css["when"]}>
        <DateField
          id="visit-day"
          label={words("form.day")}
          required
          max={today()}
          value={props.draft.day}
          error={props.errorOf("day")}
          onInput={(day) => props.setDraft("day", day)}
        />
        <TimeField
          id="visit-time"
          label={words("form.time")}
          required
          value={props.draft.time}
          error={props.errorOf("time")}
          onInput={(time) => props.setDraft("time", time)}
        />
        <Show when={daysAgo() > 0}>
          <p class={css["quiet"]}>{words("form.backdated", { n: daysAgo() })}</p>
        </Show>
      </div>
    </>
  );
}

/** Who was there. */
export function MetFields(props: DraftFieldsProps) {
  return <MetField value={props.draft.met} onChange={(met) => props.setDraft("met", met)} />;
}

/** What it was about, and what was advised. */
export function ContentFields(props: DraftFieldsProps & { topics: readonly string[] }) {
  return (
    <>
      <TopicsField
        offered={props.topics}
        value={props.draft.topics}
        error={props.errorOf("topics")}
        onChange={(topics) => props.setDraft("topics", topics)}
      />
      <TextArea
        id="visit-guidance"
        label={words("form.guidance")}
        hint={words("form.guidance_hint")}
        value={props.draft.guidance}
        error={props.errorOf("guidance")}
        onInput={(guidance) => props.setDraft("guidance", guidance)}
      />
    </>
  );
}

export function PromiseFields(props: DraftFieldsProps) {
  return (
    <FollowUpField
      visitDay={props.draft.day}
      value={props.draft.followUpOn}
      error={props.errorOf("followUpOn")}
      onChange={(day) => props.setDraft("followUpOn", day)}
    />
  );
}
