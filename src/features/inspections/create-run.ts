import { type Accessor, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import type { AnswerValue } from "../../core/checklists/checklist.schema.ts";
import { type CheckResult, evaluateChecks } from "../../core/checklists/evaluate.ts";
import { progressOf, type RecheckOutcome } from "../../core/checklists/progress.ts";
import {
  answersByCode,
  concludingPayload,
  EMPTY_COPY,
  type KeptAnswer,
  type KeptRecheck,
  newestOf,
  savePayload,
  type WorkingCopy,
} from "../../core/checklists/run.ts";
import { now, today } from "../../lib/clock.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import type { Checklist, Inspection } from "./documents.ts";
import { saveAnswers } from "./save.ts";
import { forgetCopy, keepCopy, keptCopy } from "./working-copy.ts";

/**
 * One person going through one checklist. Every stroke is on the device at once; `commit` hands what is unsaved to the
 * outbox, which is done when an answer is finished, when the page goes to the background and when it is left.
 */
export function createRun(inspection: Accessor<Inspection>, checklist: Accessor<Checklist>) {
  const id = inspection().id;
  const storage = ownStorage(signedIn().user.id);
  const [copy, setCopy] = createSignal<WorkingCopy>(keptCopy(storage, id));
  const [isKept, setKept] = createSignal(true);
  const [error, setError] = createSignal<unknown>();
  const change = (next: WorkingCopy) => {
    setCopy(next);
    setKept(keepCopy(storage, id, next));
  };
  const touched = (key: string) => [...new Set([...copy().unsaved, key])];

  const answers = createMemo(() => newestOf(serverAnswers(inspection()), copy().answers));
  const rechecks = createMemo(() => newestOf(serverRechecks(inspection()), copy().rechecks));
  const byCode = createMemo(() => answersByCode(checklist().items, answers()));
  const results = createMemo<CheckResult[]>(() =>
    evaluateChecks(checklist(), { answers: byCode(), today: today(), rules: inspection().rules }),
  );
  const progress = createMemo(() =>
    progressOf(checklist().items, byCode(), inspection().earlier, new Set(Object.keys(rechecks()))),
  );

  const answer = (itemId: string, given: { value?: AnswerValue; note?: string }) => {
    const before = answers()[itemId] ?? { value: null, note: "" };
    const next: KeptAnswer = { value: before.value, note: before.note, ...given, at: now().toISOString() };
    change({ ...copy(), answers: { ...copy().answers, [itemId]: next }, unsaved: touched(itemId) });
  };
  const recheck = (findingId: string, outcome: RecheckOutcome, note: string) => {
    const next: KeptRecheck = { outcome, note, at: now().toISOString() };
    change({ ...copy(), rechecks: { ...copy().rechecks, [findingId]: next }, unsaved: touched(findingId) });
  };

  /** One after the other, so that nothing is handed over twice. */
  let saving: Promise<void> = Promise.resolve();
  const commit = (): Promise<void> => (saving = saving.then(save));
  const save = async () => {
    const before = copy();
    const moment = { at: now().toISOString(), today: today(), rules: inspection().rules };
    const payload = savePayload(id, checklist(), { answers: answers(), copy: before }, moment);
    if (!payload) return;
    try {
      await saveAnswers(payload, { inspectionId: id, name: inspection().name });
      setError(undefined);
      change({ ...copy(), unsaved: copy().unsaved.filter((key) => hasChanged(before, copy(), key)) });
    } catch (thrown) {
      setError(thrown);
    }
  };
  commitOnLeaving(commit);
  /** Before the list is handed in: what all answers say together, also those of another member's device. */
  const conclude = async () => {
    await commit();
    const moment = { at: now().toISOString(), today: today(), rules: inspection().rules };
    const payload = concludingPayload(id, checklist(), answers(), moment);
    if (payload) await saveAnswers(payload, { inspectionId: id, name: inspection().name });
  };

  return {
    answers,
    rechecks,
    results,
    progress,
    answer,
    recheck,
    commit,
    conclude,
    /** Why the outbox did not take it; undefined once it has. */
    error,
    /** False where this browser keeps nothing. */
    isKept,
    hasUnsaved: () => copy().unsaved.length > 0,
    forget: () => {
      forgetCopy(storage, id);
      setCopy(EMPTY_COPY);
    },
  };
}
export type Run = ReturnType<typeof createRun>;

function commitOnLeaving(commit: () => Promise<void>): void {
  const onHidden = () => document.visibilityState === "hidden" && void commit();
  onMount(() => {
    void commit(); // what a killed tab left behind
    document.addEventListener("visibilitychange", onHidden);
  });
  onCleanup(() => {
    document.removeEventListener("visibilitychange", onHidden);
    void commit();
  });
}

/** Typed again while it was being handed over. */
function hasChanged(before: WorkingCopy, after: WorkingCopy, key: string): boolean {
  return (
    before.answers[key] !== after.answers[key] ||
    before.rechecks[key] !== after.rechecks[key] ||
    !before.unsaved.includes(key)
  );
}

const serverAnswers = ({ answers }: Inspection): Record<string, KeptAnswer> =>
  Object.fromEntries(
    answers.map(({ item_id, value, note, at }) => [item_id, { value, note: note ?? "", at }]),
  );

function serverRechecks({ earlier }: Inspection): Record<string, KeptRecheck> {
  return Object.fromEntries(
    earlier.flatMap(({ id, outcome, note, at }) =>
      outcome && at ? [[id, { outcome, note: note ?? "", at }]] : [],
    ),
  );
}
