import { createEffect, createSignal, on, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import type { FieldProblem } from "../../ui/ErrorSummary.tsx";
import { toast } from "../../ui/toasts.ts";
import { createUnitsReading } from "./data.ts";
import { type DraftState, EntryForm } from "./EntryForm.tsx";
import { wrongResearchWord } from "./field-words.ts";
import {
  resendResearch,
  type ResearchDraft,
  type ResearchField,
  saveResearch,
  wrongFields,
} from "./research.ts";
import { ResearchFields } from "./ResearchFields.tsx";
import { words } from "./strings.ts";

/** A visit of a leader or officer to the area or unit that he contacts. */
export function ResearchForm(props: {
  initial: ResearchDraft;
  isResent?: boolean;
  kept?: DraftState;
  onDraft?: (draft: ResearchDraft) => void;
  onSaved: () => void;
}) {
  const [draft, setDraft] = createStore<ResearchDraft>(untrack(() => ({ ...props.initial })));
  const [isTried, setTried] = createSignal(false);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const saving = createSaving();
  const units = createUnitsReading();
  createEffect(
    on(
      () => ({ ...draft }),
      (typed) => props.onDraft?.(typed),
      { defer: true },
    ),
  );
  const errorOf = (field: ResearchField) =>
    isTried() && wrongFields(draft, today()).includes(field) ? wrongResearchWord(field) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = wrongFields(draft, today());
    setSummary(wrong.map((field) => ({ fieldId: `research-${field}`, text: wrongResearchWord(field) })));
    if (wrong.length > 0) return;
    const filled = { ...draft };
    const unit = units.value()?.find(({ id }) => id === filled.unitId)?.name ?? "";
    const work = props.isResent ? resendResearch(filled) : saveResearch(filled, unit);
    if (!(await saving.follow(work))) return;
    toast(words("form.saved"));
    props.onSaved();
  };
  return (
    <EntryForm
      summary={summary()}
      draft={props.kept}
      error={saving.error()}
      isBusy={saving.isBusy()}
      saveWord={words(props.isResent ? "form.resend" : "form.save")}
      onSave={() => void save()}
    >
      <ResearchFields draft={draft} units={units} errorOf={errorOf} onChange={setDraft} />
    </EntryForm>
  );
}
