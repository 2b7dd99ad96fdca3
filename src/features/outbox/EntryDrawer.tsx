import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { formatMoment } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { commandInfo } from "../../lib/outbox/registry.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { ConfirmDialog, Drawer } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { toast } from "../../ui/toasts.ts";
import { createAction } from "./busy.ts";
import { discard, mayBeSetAside, resend, sendNow, setAside } from "./data.ts";
import { contentOf, copyOf, labelOf, refusalWords, STATE_TONES, stateOf } from "./entry-words.ts";
import { copyText } from "./save-text.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

const moment = (ms: number): string => formatMoment(new Date(ms).toISOString());

/** One entry: what it is, where it stands and why, and what can be done with it. */
export function EntryDrawer(props: { entry: Entry; held: ReadonlySet<string>; onClose: () => void }) {
  return (
    <Drawer
      open
      title={labelOf(props.entry)}
      onClose={() => props.onClose()}
      actions={<EntryActions {...props} />}
    >
      <div class={css["stack"]}>
        <Show when={props.entry.refusal}>
          {(refusal) => (
            <Note tone="danger" title={refusalWords(refusal()).title}>
              <p>{refusalWords(refusal()).next}</p>
              <Show when={refusalWords(refusal()).code}>
                <p class={css["code"]}>{refusalWords(refusal()).code}</p>
              </Show>
            </Note>
          )}
        </Show>
        <Show when={props.held.has(props.entry.id)}>
          <Note tone="warn">
            <p>{words("detail.held")}</p>
          </Note>
        </Show>
        <Show when={mayBeSetAside(props.entry)}>
          <p class={css["quiet"]}>{words("detail.set_aside_hint")}</p>
        </Show>
        <DescriptionList items={factsOf(props.entry, props.held)} />
        <div>
          <p class={css["quiet"]}>{words("detail.content")}</p>
          <pre class={css["content"]}>{contentOf(props.entry)}</pre>
        </div>
      </div>
    </Drawer>
  );
}

function factsOf(entry: Entry, held: ReadonlySet<string>): Described[] {
  const state = stateOf(entry, held);
  const facts: (Described | false)[] = [
    {
      term: words("detail.state"),
      value: <StatusTag tone={STATE_TONES[state]}>{words(`state.${state}`)}</StatusTag>,
    },
    { term: words("detail.saved_at"), value: moment(entry.createdAt) },
    entry.receipt !== null && {
      term: words("detail.received_at"),
      value: moment(entry.receipt.receivedAt),
    },
    entry.attempts > 0 && { term: words("detail.attempts"), value: String(entry.attempts) },
    entry.failure !== null && {
      term: words("detail.last_failure"),
      value: `${words(`reason.${entry.failure.reason}`)} · ${moment(entry.failure.at)}`,
      wide: true,
    },
    {
      term: entry.receipt ? words("detail.receipt") : words("detail.number"),
      value: <span class={css["code"]}>{entry.id}</span>,
      wide: true,
    },
    entry.appVersion !== "" && { term: words("detail.version"), value: entry.appVersion },
  ];
  return facts.filter((fact) => fact !== false);
}

function EntryActions(props: { entry: Entry; onClose: () => void }) {
  const action = createAction();
  const navigate = useNavigate();
  const [isAsking, setAsking] = createSignal(false);
  const editPath = () => commandInfo(props.entry.command).editPath?.(props.entry);

  const act = async (work: (entry: Entry) => Promise<unknown>, entry: Entry, said: string) => {
    if (!(await action.run(() => work(entry)))) return;
    toast(said);
    props.onClose();
  };
  const copy = async () => {
    const saved = words("meta.saved", { when: moment(props.entry.createdAt) });
    const isCopied = await copyText(copyOf(props.entry, saved));
    toast(isCopied ? words("done.copied") : words("fail.copy"), { tone: isCopied ? "ok" : "danger" });
  };
  return (
    <div class={css["actions"]}>
      <Button onClick={() => void copy()}>{words("action.copy")}</Button>
      <Show when={props.entry.state === "refused"}>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {words("action.discard")}
        </Button>
        <Button busy={action.isBusy()} onClick={() => void act(resend, props.entry, words("done.resent"))}>
          {words("action.resend")}
        </Button>
        <Show when={editPath()}>
          {(path) => (
            <Button kind="primary" onClick={() => navigate(path())}>
              {words("action.edit")}
            </Button>
          )}
        </Show>
      </Show>
      <Show when={props.entry.state === "waiting"}>
        <Show when={mayBeSetAside(props.entry)}>
          <Button onClick={() => void act(setAside, props.entry, words("done.set_aside"))}>
            {words("action.set_aside")}
          </Button>
        </Show>
        <Button kind="primary" busy={action.isBusy()} onClick={() => void action.run(sendNow)}>
          {words("action.send_now")}
        </Button>
      </Show>
      <ConfirmDialog
        open={isAsking()}
        title={words("discard.title")}
        confirmLabel={words("discard.confirm")}
        danger
        busy={action.isBusy()}
        onConfirm={() => void act(discard, props.entry, words("done.discarded"))}
        onClose={() => setAsking(false)}
      >
        <p>{words("discard.words", { label: labelOf(props.entry) })}</p>
      </ConfirmDialog>
    </div>
  );
}
