import { useSearchParams } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { For, Match, Switch } from "solid-js";
import type { ImportKind } from "../../core/import/fields.ts";
import { signedIn } from "../../lib/session.ts";
import { readWorkbook } from "../../lib/workbook/read.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { ChooseSource } from "./ChooseSource.tsx";
import { CommissionsNote } from "./CommissionsNote.tsx";
import { loadContext } from "./context.ts";
import { createImport, type ImportState } from "./create-import.ts";
import { sendImport } from "./data.ts";
import { messages } from "./import-words.ts";
import { PlanView } from "./PlanView.tsx";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

const KINDS: readonly ImportKind[] = ["divisions", "organs", "officers"];
const STEPS = ["choose", "check", "done"] as const;

/** Divisions, organs and officers from a file: checked first, then all of it or nothing. */
export function ImportPage() {
  const [params, setParams] = useSearchParams<{ kind?: string }>();
  const queryClient = useQueryClient();
  const kind = (): ImportKind => KINDS.find((each) => each === params.kind) ?? "divisions";
  const process = createImport({
    read: readWorkbook,
    loadContext: (wanted, signal) => loadContext(wanted, signedIn(), signal),
    send: sendImport,
    onDone: () => void queryClient.invalidateQueries(),
  });
  const state = process.state;

  return (
    <>
      <PageHeader
        title={words("import.title")}
        subtitle={words("import.subtitle")}
        back={{ href: "/divisions", label: words("import.back") }}
      />
      <ol class={css["steps"]} aria-label={words("import.steps")}>
        <For each={STEPS}>
          {(step) => (
            <li aria-current={step === stepOf(state()) ? "step" : undefined}>
              {words(`import.step.${step}`)}
            </li>
          )}
        </For>
      </ol>
      <Stack>
        <OfflineNote />
        <Switch>
          <Match when={is(state(), "choose")}>
            <ChooseSource
              kind={kind()}
              onKind={(chosen) => setParams({ kind: chosen })}
              onFile={(file) => process.openFile(kind(), file)}
              onShipped={(name, load) => process.openSheets("divisions", name, load)}
            />
          </Match>
          <Match when={is(state(), "reading")}>
            {(reading) => (
              <ProgressBar
                label={words(`import.phase.${reading().phase}`)}
                detail={reading().fileName}
                donePct={percent(reading().share)}
                onCancel={process.cancel}
              />
            )}
          </Match>
          <Match when={is(state(), "refused")}>
            {(refused) => (
              <Note
                tone="danger"
                live
                title={words("import.refused_file", { name: refused().fileName })}
                actions={<Button onClick={process.cancel}>{words("import.again")}</Button>}
              >
                {messages().failure(refused().failure)}
              </Note>
            )}
          </Match>
          <Match when={is(state(), "failed")}>
            {(failed) => (
              <>
                <ErrorNote error={failed().error} onRetry={failed().retry} />
                <div>
                  <Button onClick={process.cancel}>{words("import.again")}</Button>
                </div>
              </>
            )}
          </Match>
          <Match when={is(state(), "planned")}>
            {(planned) => (
              <PlanView
                draft={planned().draft}
                isSending={planned().isSending}
                error={planned().error}
                onSend={() => void process.send()}
                onAgain={process.cancel}
              />
            )}
          </Match>
          <Match when={is(state(), "done")}>
            {(done) => (
              <>
                <Note
                  tone="ok"
                  live
                  title={words("import.done")}
                  actions={
                    <>
                      <LinkButton
                        kind="primary"
                        href={done().draft.kind === "divisions" ? "/divisions" : "/people"}
                      >
                        {words(`import.see.${done().draft.kind}`)}
                      </LinkButton>
                      <Button onClick={process.cancel}>{words("import.more")}</Button>
                    </>
                  }
                >
                  {words("import.done_words", {
                    ...done().result,
                    // Rows that change nothing are not sent.
                    unchanged: done().result.unchanged + done().draft.plan.unchanged.length,
                    name: done().draft.fileName,
                  })}
                </Note>
                {done().draft.kind !== "officers" && <CommissionsNote />}
              </>
            )}
          </Match>
        </Switch>
      </Stack>
    </>
  );
}

/** The state when it is at this step; for `Match`, which hands it on. */
function is<S extends ImportState["step"]>(state: ImportState, step: S) {
  return state.step === step && (state as Extract<ImportState, { step: S }>);
}

function stepOf({ step }: ImportState): (typeof STEPS)[number] {
  if (step === "done") return "done";
  return step === "planned" ? "check" : "choose";
}

const percent = (share: number | null) => (share === null ? undefined : share * 100);
