import { createEffect, Match, onMount, Show, Switch } from "solid-js";
import { useQueryClient } from "@tanstack/solid-query";
import { errorWords } from "../../lib/error-words.ts";
import { AppError } from "../../lib/errors.ts";
import { formatMoment } from "../../lib/format.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { alertIcon, checkIcon, clockIcon } from "../../ui/icons.ts";
import { isOnline } from "../../ui/online.ts";
import { renewVisits } from "./data.ts";
import { createDelivery } from "./outbox-link.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** What became of a visit that was just saved, and it stays true: on this device, on its way, received, or refused. */
export function SavedPanel(props: { visitId: string; villageName: string; onAnother: () => void }) {
  const delivery = createDelivery(() => props.visitId);
  const client = useQueryClient();
  const state = () => delivery()?.state ?? "waiting";
  const stateWords = () => {
    if (state() === "sent") return words("saved.sent");
    return state() === "refused" ? words("saved.refused") : words("saved.kept");
  };
  createEffect(() => state() === "sent" && void renewVisits(client));
  let title: HTMLHeadingElement | undefined;
  onMount(() => title?.focus());
  return (
    <Card>
      <div class={css["saved"]} data-state={state()}>
        <Icon
          path={{ sent: checkIcon, refused: alertIcon, waiting: clockIcon, sending: clockIcon }[state()]}
          size="lg"
        />
        <div class={css["savedWords"]} role="status">
          <h2 tabIndex={-1} ref={(element) => (title = element)}>
            {words("saved.title", { village: props.villageName, state: stateWords() })}
          </h2>
          <Switch>
            <Match when={state() === "waiting"}>
              <p>{isOnline() ? words("saved.waiting") : words("saved.waiting_offline")}</p>
            </Match>
            <Match when={state() === "sending"}>
              <p>{words("saved.sending")}</p>
            </Match>
            <Match when={delivery()?.receivedAt}>
              {(at) => <p>{words("saved.sent_at", { when: formatMoment(at()) })}</p>}
            </Match>
            <Match when={state() === "refused"}>
              <Show when={delivery()?.code}>{(code) => <p>{errorWords(new AppError(code())).title}</p>}</Show>
              <p>{words("saved.refused_next")}</p>
            </Match>
          </Switch>
        </div>
      </div>
      <div class={css["savedActions"]}>
        <Show when={state() === "refused"}>
          <LinkButton kind="primary" href={`/visits/new?entry=${props.visitId}`}>
            {words("saved.correct")}
          </LinkButton>
        </Show>
        <LinkButton kind={state() === "refused" ? "secondary" : "primary"} href="/visits">
          {words("saved.list")}
        </LinkButton>
        <LinkButton href={`/visits/${props.visitId}`}>{words("saved.see")}</LinkButton>
        <Button onClick={() => props.onAnother()}>{words("saved.another")}</Button>
      </div>
    </Card>
  );
}
