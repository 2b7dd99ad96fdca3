import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { createSaving } from "../../lib/saving.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import { changesOf, saveDecision } from "./correction.ts";
import { type Conflict, createUnitsReading, type Research, type Talk } from "./data.ts";
import { fieldWord, valueWord } from "./field-words.ts";
import { words } from "./strings.ts";
import css from "./talks.module.css";

const dialogs = () => import("./EditDialogs.tsx");
const TalkEditDialog = lazy(async () => ({ default: (await dialogs()).TalkEditDialog }));
const ResearchEditDialog = lazy(async () => ({ default: (await dialogs()).ResearchEditDialog }));

/** How a record stands after corrections; its author corrects it, and decides where two devices differ. */
export function Corrections(props: { talk?: Talk; research?: Research; waiting: readonly Entry[] }) {
  const row = () => props.talk ?? props.research;
  return <Show when={row()}>{(found) => <OfRow {...props} row={found()} />}</Show>;
}

function OfRow(props: { row: Talk | Research; talk?: Talk; research?: Research; waiting: readonly Entry[] }) {
  const [isEditing, setEditing] = createSignal(false);
  const pending = () => changesOf(props.row.id, props.waiting);
  const undecided = () =>
    props.row.conflicts.filter(({ id }) => !pending().some(({ payload }) => payload["conflict_id"] === id));
  const close = () => setEditing(false);
  return (
    <>
      <Show when={props.row.is_mine || props.row.merge_label || pending().length > 0}>
        <span class={css["tags"]}>
          <Show when={pending().length > 0}>
            <StatusTag tone="warn">{words("edit.waiting")}</StatusTag>
          </Show>
          <Show when={props.row.merge_label}>
            {(label) => (
              <StatusTag tone={label() === "conflict" ? "danger" : "info"}>
                {words(`label.${label()}`)}
              </StatusTag>
            )}
          </Show>
          <Show when={props.row.is_mine}>
            <Button kind="quiet" onClick={() => setEditing(true)}>
              {words("edit.open")}
            </Button>
          </Show>
        </span>
      </Show>
      <For each={undecided()}>{(conflict) => <Decision row={props.row} conflict={conflict} />}</For>
      {/* The list stays while the dialog is fetched. */}
      <Suspense>
        <Show when={isEditing() && props.talk}>
          {(talk) => <TalkEditDialog talk={talk()} onClose={close} />}
        </Show>
        <Show when={isEditing() && props.research}>
          {(research) => <ResearchEditDialog research={research()} onClose={close} />}
        </Show>
      </Suspense>
    </>
  );
}

/** What two devices changed differently: both values side by side, until the author decides. */
function Decision(props: { row: Talk | Research; conflict: Conflict }) {
  const saving = createSaving();
  const units = createUnitsReading();
  const name = () => fieldWord(props.conflict.field);
  const valueOf = (value: Conflict["base_value"]) =>
    valueWord(props.conflict.field, value, units.value() ?? []);
  const decide = async (chosen: "mine" | "theirs") => {
    const about = { unit: props.row.unit_name ?? "", day: props.row.on_day };
    const decision = { conflictId: props.conflict.id, entityId: props.row.id, chosen };
    if (await saving.follow(saveDecision(decision, about))) toast(words("conflict.decided"));
  };
  return (
    <section class={css["decision"]} aria-label={formatPair(words("label.conflict"), name())}>
      <strong>{words("conflict.of", { field: name() })}</strong>
      <div class={css["pair"]}>
        <div>
          <p class={css["quiet"]}>{words("conflict.theirs")}</p>
          <p class={css["text"]}>{valueOf(props.conflict.their_value)}</p>
          <Button busy={saving.isBusy()} onClick={() => void decide("theirs")}>
            {words("conflict.keep_theirs")}
          </Button>
        </div>
        <div>
          <p class={css["quiet"]}>{words("conflict.mine")}</p>
          <p class={css["text"]}>{valueOf(props.conflict.my_value)}</p>
          <Button busy={saving.isBusy()} onClick={() => void decide("mine")}>
            {words("conflict.keep_mine")}
          </Button>
        </div>
      </div>
      <p class={css["quiet"]}>{formatPair(words("conflict.base"), valueOf(props.conflict.base_value))}</p>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
    </section>
  );
}
