import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { shortVillageName } from "../../core/visits/names.ts";
import { VISIT_KINDS } from "../../core/visits/kinds.ts";
import { Contact } from "../../core/visits/visits.schema.ts";
import { formatDay, formatList, formatMoment, formatPair } from "../../lib/format.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Conflict } from "./data.ts";
import type { VisitRow } from "./local.ts";
import { saveDecision } from "./save.ts";
import { metWords } from "./met-words.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** What two devices changed differently: both values side by side, until a person decides. */
export function ConflictPanel(props: { visit: VisitRow; conflicts: readonly Conflict[] }) {
  const outbox = createOutbox();
  const decided = () =>
    new Set(
      (outbox()?.view().open ?? [])
        .filter(({ command, state }) => command === "resolve_conflict" && state !== "refused")
        .map(({ payload }) => payload["conflict_id"]),
    );
  const waiting = () => props.conflicts.filter(({ id }) => !decided().has(id));
  return (
    <Card title={words("conflict.title")}>
      <Stack>
        <p>{words("label.conflict_words")}</p>
        <Show when={waiting().length > 0} fallback={<p>{words("conflict.decided")}</p>}>
          <For each={waiting()}>{(conflict) => <ConflictItem visit={props.visit} conflict={conflict} />}</For>
        </Show>
      </Stack>
    </Card>
  );
}

function ConflictItem(props: { visit: VisitRow; conflict: Conflict }) {
  const saving = createSaving();
  const [chosen, setChosen] = createSignal<"mine" | "theirs">();
  const decide = async (choice: "mine" | "theirs") => {
    setChosen(choice);
    const { id: visitId, village_code, village_name } = props.visit;
    const about = { villageCode: village_code, villageName: shortVillageName(village_name) };
    const conflictId = props.conflict.id;
    if (await saving.follow(saveDecision({ conflictId, visitId, chosen: choice }, about)))
      toast(words("conflict.decided"));
  };
  const name = () => words(`field.${props.conflict.field}`);
  return (
    <section aria-label={name()}>
      <h3 class={css["fieldTitle"]}>{name()}</h3>
      <div class={css["values"]}>
        <div>
          <h4>{words("conflict.theirs")}</h4>
          <p class={css["fullText"]}>{valueWords(props.conflict.field, props.conflict.their_value)}</p>
          <Button busy={saving.isBusy() && chosen() === "theirs"} onClick={() => void decide("theirs")}>
            {words("conflict.keep_theirs")}
          </Button>
        </div>
        <div>
          <h4>{words("conflict.mine")}</h4>
          <p class={css["fullText"]}>{valueWords(props.conflict.field, props.conflict.my_value)}</p>
          <Button busy={saving.isBusy() && chosen() === "mine"} onClick={() => void decide("mine")}>
            {words("conflict.keep_mine")}
          </Button>
        </div>
      </div>
      <p class={css["quiet"]}>
        {formatPair(words("conflict.base"), valueWords(props.conflict.field, props.conflict.base_value))}
      </p>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
    </section>
  );
}

const Words = v.string();
const Topics = v.array(v.string());
const Met = v.array(Contact);

/** A value of a field as it reads on screen; what cannot be read is shown as it was sent. */
function valueWords(field: Conflict["field"], value: unknown): string {
  if (value === null || value === undefined || value === "") return words("conflict.empty");
  if (v.is(Met, value) && field === "met")
    return value.length > 0 ? metWords({ met: value }) : words("conflict.empty");
  if (v.is(Topics, value)) return formatList(value) || words("conflict.empty");
  if (!v.is(Words, value)) return JSON.stringify(value);
  if (field === "started_at") return formatMoment(value);
  if (field === "follow_up_on") return formatDay(value);
  const kind = VISIT_KINDS.find((known) => field === "kind" && known === value);
  return kind ? words(`kind.${kind}`) : value;
}
