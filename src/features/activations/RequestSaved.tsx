import { createSignal, Match, Switch } from "solid-js";
import type { OutboxSignals } from "../../lib/outbox/current.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { words } from "./strings.ts";

/** How the request fares: on its way, arrived, or refused. */
export function RequestSaved(props: { id: string }) {
  const [signals, setSignals] = createSignal<OutboxSignals>();
  void import("../../lib/outbox/current.ts").then(
    ({ useOutbox }) => setSignals(useOutbox()),
    () => undefined,
  );
  const entry = () =>
    signals()
      ?.view()
      .open.find(({ id }) => id === props.id);
  const list = () => <LinkButton href="/activations">{words("form.to_list")}</LinkButton>;
  const outbox = () => <LinkButton href="/outbox">{words("form.to_outbox")}</LinkButton>;
  return (
    <Switch
      fallback={
        <Note tone="ok" live title={words("form.saved")} actions={<>{outbox()}</>}>
          <p>{words("form.saved_words")}</p>
        </Note>
      }
    >
      <Match when={signals() && entry()?.state === "refused"}>
        <Note tone="danger" live title={words("form.refused")} actions={<>{outbox()}</>} />
      </Match>
      <Match when={signals() && !entry()}>
        <Note
          tone="ok"
          live
          title={words("form.sent")}
          actions={
            <>
              <LinkButton kind="primary" href={`/activations/${props.id}`}>
                {words("form.open")}
              </LinkButton>
              {list()}
            </>
          }
        >
          <p>{words("form.sent_words")}</p>
        </Note>
      </Match>
    </Switch>
  );
}
