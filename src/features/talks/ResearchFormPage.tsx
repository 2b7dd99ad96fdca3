import { useNavigate } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { isDay } from "../../core/calendar/day.ts";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { createUnitsReading, recordResearch, renewTalks } from "./data.ts";
import { UnitField } from "./UnitField.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

const MOST_CLUES = 1000;

/** A visit of a leader or officer to the area or unit that he contacts. */
export function ResearchFormPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const saving = createSaving();
  const units = createUnitsReading();
  const id = newCommandId();
  const [draft, setDraft] = createStore({ unitId: "", onDay: today(), topic: "", clues: "0", note: "" });
  const [isTried, setTried] = createSignal(false);
  const clues = () => Number(draft.clues);
  const isWrong = () => ({
    unit: draft.unitId === "",
    day: !isDay(draft.onDay) || draft.onDay > today(),
    topic: draft.topic.trim() === "",
    clues: !(Number.isInteger(clues()) && clues() >= 0 && clues() <= MOST_CLUES),
  });
  const say = (wrong: boolean, text: string) => (isTried() && wrong ? text : undefined);
  const save = async () => {
    setTried(true);
    if (saving.isBusy() || Object.values(isWrong()).some(Boolean)) return;
    const input = {
      unit_id: draft.unitId,
      on_day: draft.onDay,
      topic: draft.topic.trim(),
      clues_found: clues(),
      note: draft.note.trim() || null,
    };
    if ((await saving.follow(recordResearch(input, id).then(() => true))) !== true) return;
    toast(words("form.saved_research"));
    void renewTalks(client);
    navigate("/talks?tab=research");
  };
  return (
    <>
      <PageHeader
        title={words("form.research")}
        back={{ href: "/talks?tab=research", label: words("title") }}
      />
      <form
        class={css["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <UnitField
          id="research-unit"
          label={words("form.research_unit")}
          reading={units}
          value={draft.unitId}
          error={say(isWrong().unit, words("form.unit_required"))}
          onChange={(unitId) => setDraft("unitId", unitId)}
        />
        <div class={css["pair"]}>
          <DateField
            label={words("form.day")}
            required
            max={today()}
            value={draft.onDay}
            error={say(isWrong().day, words("form.day_wrong"))}
            onInput={(onDay) => setDraft("onDay", onDay)}
          />
          <TextField
            label={words("form.clues")}
            hint={words("form.clues_hint")}
            numeric
            value={draft.clues}
            error={say(isWrong().clues, words("form.clues_wrong"))}
            onInput={(typed) => setDraft("clues", typed)}
          />
        </div>
        <TextField
          label={words("form.topic")}
          required
          maxLength={200}
          value={draft.topic}
          error={say(isWrong().topic, words("form.topic_required"))}
          onInput={(topic) => setDraft("topic", topic)}
        />
        <TextArea
          label={words("form.note")}
          hint={words("form.note_hint")}
          maxLength={2000}
          value={draft.note}
          onInput={(note) => setDraft("note", note)}
        />
        <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
        <FormActions>
          <Button type="submit" kind="primary" busy={saving.isBusy()}>
            {words("form.save")}
          </Button>
        </FormActions>
      </form>
    </>
  );
}
