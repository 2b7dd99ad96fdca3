import { createEffect, createSignal, on, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import type { DraftLook } from "../../ui/DraftNotes.tsx";
import type { FieldProblem } from "../../ui/ErrorSummary.tsx";
import { toast } from "../../ui/toasts.ts";
import { createUnitsReading } from "./data.ts";
import { words } from "./strings.ts";

/** What the page of an entry gives its form. */
export interface EntryProps<Draft> {
  readonly initial: Draft;
  /** A refused entry that goes back into its place in the queue. */
  readonly isResent?: boolean;
  readonly kept?: DraftLook;
  readonly onDraft?: (draft: Draft) => void;
  readonly onSaved: () => void;
}

/** What a kind of entry knows of itself. */
interface EntryKind<Draft, Field extends string> {
  /** Its fields have the ids `<name>-<field>`. */
  readonly name: string;
  readonly wrongFields: (draft: Draft, today: string) => Field[];
  readonly wrongWord: (field: Field) => string;
  /** `unit` is the name of the chosen one, for the receipt. */
  readonly save: (draft: Draft, unit: string) => Promise<true>;
  readonly resend: (draft: Draft) => Promise<true>;
}

export type Entry = Pick<
  ReturnType<typeof createEntry<{ unitId: string }, string>>,
  "summary" | "saving" | "save"
>;

/** What is typed, what is wrong with it once somebody has tried to save it, and saving it. */
export function createEntry<Draft extends { unitId: string }, Field extends string>(
  props: EntryProps<Draft>,
  kind: EntryKind<Draft, Field>,
) {
  const [draft, setDraft] = createStore<Draft>(untrack(() => ({ ...props.initial })));
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
  const errorOf = (field: Field) =>
    isTried() && kind.wrongFields(draft, today()).includes(field) ? kind.wrongWord(field) : undefined;
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const wrong = kind.wrongFields(draft, today());
    setSummary(wrong.map((field) => ({ fieldId: `${kind.name}-${field}`, text: kind.wrongWord(field) })));
    if (wrong.length > 0) return;
    const filled = { ...draft };
    const unit = units.value()?.find(({ id }) => id === filled.unitId)?.name ?? "";
    if (!(await saving.follow(props.isResent ? kind.resend(filled) : kind.save(filled, unit)))) return;
    toast(words("form.saved"));
    props.onSaved();
  };
  return { draft, setDraft, units, errorOf, summary, saving, save };
}
