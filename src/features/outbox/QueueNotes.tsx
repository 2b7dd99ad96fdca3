import { Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { isOnline } from "../../ui/online.ts";
import { createAction } from "./busy.ts";
import { type Queue, signInAgain } from "./data.ts";
import { soonWords } from "./entry-words.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

/** Why nothing leaves, or something may be missing; nothing when all is well. */
export function QueueNotes(props: { queue: Queue; now: Date }) {
  const link = () => props.queue.view().link;
  const hasUnsent = () => props.queue.unsent().length > 0;
  const isKept = () => props.queue.outbox() === undefined || props.queue.photoActions() !== undefined;
  return (
    <>
      <Show when={props.queue.failure()}>
        {(failure) => (
          <>
            <Note tone="danger" title={words("note.damaged")} live />
            <ErrorNote error={failure()} />
          </>
        )}
      </Show>
      <Show when={props.queue.lostCount() !== undefined}>
        <LostNote count={props.queue.lostCount() ?? 0} />
      </Show>
      <Show when={!isKept()}>
        <Note tone="danger" title={words("note.not_kept")} live>
          <p>{words("note.not_kept_words")}</p>
        </Note>
      </Show>
      <Show when={hasUnsent()}>
        <Show when={link().session === "needs_sign_in"}>
          <SignInNote />
        </Show>
        <Show when={link().isOutdated}>
          <Note tone="warn" title={words("note.outdated")} live>
            <p>{words("note.outdated_words")}</p>
          </Note>
        </Show>
        <Show when={!isOnline()} fallback={<PausedNote queue={props.queue} now={props.now} />}>
          <p class={css["quiet"]}>{words("note.offline")}</p>
        </Show>
      </Show>
    </>
  );
}

function LostNote(props: { count: number }) {
  return (
    <Note tone={props.count > 0 ? "danger" : "info"} title={words("note.lost")} live>
      <p>{props.count > 0 ? words("note.lost_words", { n: props.count }) : words("note.lost_none")}</p>
    </Note>
  );
}

function SignInNote() {
  const action = createAction();
  return (
    <Note
      tone="warn"
      title={words("note.sign_in")}
      live
      actions={
        <Button busy={action.isBusy()} onClick={() => void action.run(signInAgain)}>
          {words("note.sign_in_action")}
        </Button>
      }
    >
      <p>{words("note.sign_in_words")}</p>
    </Note>
  );
}

/** The last failure and when the next try comes; gone as soon as an answer came. */
function PausedNote(props: { queue: Queue; now: Date }) {
  const link = () => props.queue.view().link;
  const failure = () => (link().session === "ok" && !link().isOutdated ? link().failure : null);
  const delayMs = () => link().pausedUntil - props.now.getTime();
  return (
    <Show when={failure()}>
      {(failed) => (
        <Note tone="info" title={words("note.paused", { reason: words(`reason.${failed().reason}`) })}>
          <Show when={delayMs() > 1_000}>
            <p>{words("note.paused_words", { when: soonWords(delayMs()) })}</p>
          </Show>
        </Note>
      )}
    </Show>
  );
}
