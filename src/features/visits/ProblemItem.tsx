import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { shortVillageName } from "../../core/visits/names.ts";
import type { ListedProblem } from "../../core/visits/visits.schema.ts";
import { formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { Watermark } from "../../ui/Watermark.tsx";
import { actOnProblem, openProblem, renewVisits } from "./data.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

const STATE_TONES = {
  recorded: "warn",
  routed: "warn",
  handled: "info",
  answered_to_villager: "info",
  closed: "ok",
} as const;

type Action = ListedProblem["actions"][number];

/** One problem: where it goes, how it stands, and what this person may do with it now. */
export function ProblemItem(props: { problem: ListedProblem; withVisit?: boolean }) {
  const [action, setAction] = createSignal<Action>();
  return (
    <li>
      <div class={css["rowLine"]}>
        <Show when={props.withVisit && props.problem.village_name}>
          {(name) => <a href={`/visits/${props.problem.visit_id}`}>{shortVillageName(name())}</a>}
        </Show>
        <Badge tone={props.problem.category === "corruption" ? "danger" : "neutral"}>
          {words(`category.${props.problem.category}`)}
        </Badge>
        <StatusTag tone={STATE_TONES[props.problem.state]}>{words(`state.${props.problem.state}`)}</StatusTag>
      </div>
      <ProblemText problem={props.problem} />
      <div class={css["rowMeta"]}>
        <span>{words(`route.${props.problem.route}`)}</span>
        <time dateTime={props.problem.noted_on}>{formatDay(props.problem.noted_on)}</time>
        <Show when={props.problem.author_name}>
          {(name) => <span>{words("problems.by", { name: name() })}</span>}
        </Show>
      </div>
      <Show when={props.problem.actions.length > 0}>
        <div class={css["savedActions"]}>
          <For each={props.problem.actions}>
            {(one) => (
              <Button onClick={() => setAction(one)}>
                {words.maybe(`action.${one.action}`) ?? one.action}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={action()}>
        {(chosen) => (
          <ActionDialog problem={props.problem} action={chosen()} onClose={() => setAction(undefined)} />
        )}
      </Show>
    </li>
  );
}

/** The text; of a problem that went straight up only on request, with the reader's name over it. */
function ProblemText(props: { problem: ListedProblem }) {
  const opening = useMutation(() => ({ mutationFn: () => openProblem(props.problem.id) }));
  const text = () => props.problem.description ?? opening.data;
  /** What somebody else sent straight up; one's own words carry no name. */
  const isRestricted = () => props.problem.description === null;
  return (
    <Show
      when={text()}
      fallback={
        <>
          <Show when={opening.error}>{(error) => <ErrorNote error={error()} />}</Show>
          <div class={css["rowLine"]}>
            <Button busy={opening.isPending} onClick={() => opening.mutate()}>
              {words("problems.read")}
            </Button>
            <span class={css["quiet"]}>{words("problems.read_words")}</span>
          </div>
        </>
      }
    >
      {(shown) => (
        <Show when={isRestricted()} fallback={<p class={css["fullText"]}>{shown()}</p>}>
          <Watermark text={signedIn().officer.name}>
            <p class={css["fullText"]}>{shown()}</p>
          </Watermark>
        </Show>
      )}
    </Show>
  );
}

function ActionDialog(props: { problem: ListedProblem; action: Action; onClose: () => void }) {
  const client = useQueryClient();
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const acting = useMutation(() => ({
    mutationFn: actOnProblem,
    onSuccess: async () => {
      toast(words("problems.acted"));
      props.onClose();
      await renewVisits(client);
    },
  }));
  const isMissing = () => props.action.needs_note && note().trim() === "";
  const submit = () => {
    setTried(true);
    if (!isMissing())
      acting.mutate({ id: props.problem.id, action: props.action.action, note: note().trim() });
  };
  const label = () => words.maybe(`action.${props.action.action}`) ?? props.action.action;
  return (
    <Dialog
      open
      title={label()}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={acting.isPending} onClick={submit}>
            {label()}
          </Button>
        </>
      }
    >
      <Show when={props.problem.description}>
        <p class={css["rowText"]}>{props.problem.description}</p>
      </Show>
      <TextArea
        id="problem-note"
        label={words("problems.note")}
        hint={words.maybe(`action_hint.${props.action.action}`)}
        required={props.action.needs_note}
        maxLength={2000}
        value={note()}
        error={isTried() && isMissing() ? words("problems.note_required") : undefined}
        onInput={setNote}
      />
      <Show when={acting.error}>{(error) => <ErrorNote error={error()} />}</Show>
    </Dialog>
  );
}
