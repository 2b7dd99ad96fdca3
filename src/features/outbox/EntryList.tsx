import { createSignal, For, Show } from "solid-js";
import { formatAgo, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checkIcon } from "../../ui/icons.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { EntryDrawer } from "./EntryDrawer.tsx";
import { labelOf, refusalWords, soonWords, STATE_TONES, stateOf } from "./entry-words.ts";
import { words } from "./strings.ts";
import css from "./outbox.module.css";

type Kind = "unsent" | "refused" | "sent";

interface ListProps {
  kind: Kind;
  entries: readonly Entry[];
  held: ReadonlySet<string>;
  now: Date;
}

const PAGE_ROWS = 50;

/** Entries of one state, one under the other; each opens its details. */
export function EntryList(props: ListProps) {
  const [shownCount, setShownCount] = createSignal(PAGE_ROWS);
  const [openId, setOpenId] = createSignal<string>();
  const shown = () => props.entries.slice(0, shownCount());
  const open = () => props.entries.find((entry) => entry.id === openId());
  return (
    <Show when={props.entries.length > 0} fallback={<NothingHere kind={props.kind} />}>
      <div class={css["stack"]}>
        <Show when={props.kind !== "unsent"}>
          <p class={css["quiet"]}>
            {props.kind === "refused" ? words("refused.words") : words("sent.words")}
          </p>
        </Show>
        <ul class={css["rows"]} aria-label={words(`tab.${props.kind}`)}>
          <For each={shown()}>
            {(entry) => (
              <EntryRow entry={entry} held={props.held} now={props.now} onOpen={() => setOpenId(entry.id)} />
            )}
          </For>
        </ul>
        <Show when={props.entries.length > PAGE_ROWS}>
          <LoadMore
            shown={shown().length}
            total={props.entries.length}
            onMore={() => setShownCount((count) => count + PAGE_ROWS)}
          />
        </Show>
        <Show when={open()}>
          {(entry) => <EntryDrawer entry={entry()} held={props.held} onClose={() => setOpenId(undefined)} />}
        </Show>
      </div>
    </Show>
  );
}

function NothingHere(props: { kind: Kind }) {
  return (
    <EmptyState title={words(`empty.${props.kind}`)} icon={checkIcon}>
      {props.kind === "unsent" ? words("empty.unsent_words") : undefined}
    </EmptyState>
  );
}

function EntryRow(props: { entry: Entry; held: ReadonlySet<string>; now: Date; onOpen: () => void }) {
  const state = () => stateOf(props.entry, props.held);
  return (
    <li class={css["row"]} data-refused={state() === "refused" || undefined}>
      <div>
        <div class={css["line"]}>
          <strong>{labelOf(props.entry)}</strong>
          <Show when={state() !== "refused" && state() !== "sent"}>
            <StatusTag tone={STATE_TONES[state()]}>{words(`state.${state()}`)}</StatusTag>
          </Show>
        </div>
        <Show when={props.entry.refusal}>
          {(refusal) => <p class={css["why"]}>{refusalWords(refusal()).title}</p>}
        </Show>
        <EntryMeta entry={props.entry} now={props.now} />
      </div>
      <Button
        kind="quiet"
        aria-label={formatPair(words("action.more"), labelOf(props.entry))}
        onClick={() => props.onOpen()}
      >
        {words("action.more")}
      </Button>
    </li>
  );
}

function EntryMeta(props: { entry: Entry; now: Date }) {
  const ago = (moment: number) => formatAgo(new Date(moment).toISOString(), props.now);
  const delayMs = () => props.entry.nextAttemptAt - props.now.getTime();
  return (
    <div class={css["meta"]}>
      <Show
        when={props.entry.receipt}
        fallback={<span>{words("meta.saved", { when: ago(props.entry.createdAt) })}</span>}
      >
        {(receipt) => <span>{words("meta.sent", { when: ago(receipt().receivedAt) })}</span>}
      </Show>
      <Show when={props.entry.state === "waiting" && props.entry.attempts > 0}>
        <span>{words("meta.attempts", { n: props.entry.attempts })}</span>
        <Show when={delayMs() > 1_000}>
          <span>{words("meta.next", { when: soonWords(delayMs()) })}</span>
        </Show>
      </Show>
    </div>
  );
}
