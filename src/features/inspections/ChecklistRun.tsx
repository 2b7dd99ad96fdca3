import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { sectionsOf } from "../../core/checklists/progress.ts";
import { inputsOf } from "../../core/checklists/run.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { Note } from "../../ui/Note.tsx";
import { FormActions } from "../../ui/Toolbar.tsx";
import { AnswerItem } from "./AnswerItem.tsx";
import { createRun } from "./create-run.ts";
import type { Checklist, Inspection, Item } from "./documents.ts";
import { EarlierFindings } from "./EarlierFindings.tsx";
import { FindingDialog, type FindingSeed } from "./FindingDialog.tsx";
import { FindingsSection } from "./FindingsSection.tsx";
import { createUnsent } from "./outbox-link.ts";
import { RunProgress } from "./RunProgress.tsx";
import { Section } from "./Section.tsx";
import { words } from "./strings.ts";
import { SubmitDialog } from "./SubmitDialog.tsx";
import css from "./inspections.module.css";

/** The list itself: what earlier rounds left open, the items by section, what was found, and handing in. */
export function ChecklistRun(props: { inspection: Inspection; checklist: Checklist }) {
  const run = createRun(
    () => props.inspection,
    () => props.checklist,
  );
  const unsent = createUnsent();
  const mine = () => unsent.of(props.inspection.id);
  const [problems, setProblems] = createSignal<FieldProblem[]>([]);
  const [seed, setSeed] = createSignal<FindingSeed>();
  const [isSubmitting, setSubmitting] = createSignal(false);
  const sections = createMemo(() => sectionsOf(props.checklist.items));
  const isOver = () =>
    mine().isSubmitting ||
    (props.inspection.state !== "scheduled" && props.inspection.state !== "in_progress");

  const finish = async () => {
    await run.commit();
    setProblems(problemsOf(run.progress(), props));
    if (problems().length === 0) setSubmitting(true);
  };
  /** Under the last item on which a raised check depends stands what it says. */
  const raisedUnder = (item: Item): string[] =>
    run.results().flatMap((result) => {
      const check = props.checklist.checks.find(({ code }) => code === result.code);
      if (result.status !== "raised" || !check) return [];
      const inputs = inputsOf(check.condition);
      const last = props.checklist.items.filter(({ code }) => inputs.includes(code)).pop();
      return last?.code === item.code ? [result.text] : [];
    });

  return (
    <Show when={!isOver()} fallback={<Over inspection={props.inspection} isWaiting={mine().isSubmitting} />}>
      <div class={css["run"]}>
        <RunProgress progress={run.progress()} unsent={mine()} isKept={run.isKept()} />
        <Show when={run.error()}>
          {(error) => <ErrorNote error={error()} onRetry={() => void run.commit()} />}
        </Show>
        <ErrorSummary problems={problems()} />
        <Show when={props.inspection.earlier.length > 0}>
          <EarlierFindings
            findings={props.inspection.earlier}
            rechecks={run.rechecks()}
            onRecheck={run.recheck}
            onCommit={() => void run.commit()}
          />
        </Show>
        <For each={sections()}>
          {(section) => (
            <Section
              title={section.name || words("run.items")}
              aside={words("run.section_done", {
                done: section.items.filter(({ id }) => isAnswered(run.answers()[id]?.value)).length,
                total: section.items.length,
              })}
            >
              <For each={section.items}>
                {(item) => (
                  <AnswerItem
                    item={item}
                    answer={run.answers()[item.id]}
                    raised={raisedUnder(item)}
                    onAnswer={(given) => run.answer(item.id, given)}
                    onCommit={() => void run.commit()}
                    onRecord={() => setSeed(seedOf(item, run.answers()[item.id]?.note ?? ""))}
                  />
                )}
              </For>
            </Section>
          )}
        </For>
        <FindingsSection
          results={run.results()}
          findings={props.inspection.findings}
          unsent={mine().findings}
          onRecord={() => setSeed({ topic: "", title: "", description: "" })}
        />
        <FormActions>
          <Button kind="primary" onClick={() => void finish()}>
            {words("run.submit")}
          </Button>
        </FormActions>
      </div>
      <Show when={seed()} keyed>
        {(given) => (
          <FindingDialog
            seed={given}
            about={{ inspectionId: props.inspection.id, name: props.inspection.name }}
            onClose={() => setSeed(undefined)}
          />
        )}
      </Show>
      <Show when={isSubmitting()}>
        <SubmitDialog
          about={{ inspectionId: props.inspection.id, name: props.inspection.name }}
          conclude={run.conclude}
          onClose={() => setSubmitting(false)}
        />
      </Show>
    </Show>
  );
}

const isAnswered = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

const seedOf = (item: Item, note: string): FindingSeed => ({
  topic: item.topic,
  title: "",
  description: note,
});

/** What keeps a list from being handed in, each with the way to it. */
function problemsOf(
  progress: { missing: readonly string[]; unchecked: readonly string[] },
  { inspection, checklist }: { inspection: Inspection; checklist: Checklist },
): FieldProblem[] {
  return [
    ...inspection.earlier
      .filter(({ id }) => progress.unchecked.includes(id))
      .map(({ id, title }) => ({ fieldId: `earlier-${id}`, text: words("run.unchecked", { title }) })),
    ...checklist.items
      .filter(({ code }) => progress.missing.includes(code))
      .map(({ code, title }) => ({ fieldId: `item-${code}`, text: words("run.missing", { title }) })),
  ];
}

/** Handed in, or closed by who ordered it. */
function Over(props: { inspection: Inspection; isWaiting: boolean }) {
  return (
    <Note
      tone={props.isWaiting ? "warn" : "ok"}
      live
      title={props.isWaiting ? words("over.waiting") : words("over.sent")}
      actions={
        <>
          <LinkButton kind="primary" href="/inspections">
            {words("run.to_list")}
          </LinkButton>
          <LinkButton href={`/inspections/${props.inspection.id}`}>{words("run.to_detail")}</LinkButton>
        </>
      }
    >
      <Switch fallback={<p>{words("over.sent_words")}</p>}>
        <Match when={props.isWaiting}>
          <p>{words("over.waiting_words")}</p>
        </Match>
      </Switch>
    </Note>
  );
}
