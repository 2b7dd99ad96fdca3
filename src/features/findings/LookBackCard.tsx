import { createSignal, For, Show } from "solid-js";
import type { FindingDetail, LookBack } from "../../core/findings/finding.schema.ts";
import { formatBeside, formatDay, formatMoment } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { LookBackDialog } from "./LookBackDialog.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const TONES = { passed: "ok", failed: "danger", pending: "warn" } as const;

/** Look-backs at this finding, for who follows; the unit knows of none. */
export function LookBackCard(props: { detail: FindingDetail }) {
  return (
    <Show when={props.detail.look_backs.length > 0}>
      <Card title={words("page.look_backs")}>
        <ul class={css["items"]}>
          <For each={props.detail.look_backs}>{(lookBack) => <Item lookBack={lookBack} />}</For>
        </ul>
      </Card>
    </Show>
  );
}

function Item(props: { lookBack: LookBack }) {
  const [isAnswering, setAnswering] = createSignal(false);
  const result = () => props.lookBack.result ?? "pending";
  return (
    <li>
      <div class={css["line"]}>
        <Badge tone={TONES[result()]}>{words(`look_back.${result()}`)}</Badge>
        <Show when={props.lookBack.asked !== null}>
          <span>
            {words("look_back.counts", {
              asked: props.lookBack.asked ?? 0,
              unaware: props.lookBack.unaware ?? 0,
            })}
          </span>
        </Show>
      </div>
      <Show when={props.lookBack.note}>{(note) => <p class={css["text"]}>{note()}</p>}</Show>
      <span class={css["quiet"]}>
        {formatBeside(
          props.lookBack.verified_by_name &&
            words("look_back.verified_by", { name: props.lookBack.verified_by_name }),
          props.lookBack.done_on
            ? words("look_back.done_by", {
                name: props.lookBack.done_by_name ?? "",
                day: formatDay(props.lookBack.done_on),
              })
            : formatMoment(props.lookBack.drawn_at),
        )}
      </span>
      <Show when={props.lookBack.may_answer}>
        <div class={css["actions"]}>
          <Button kind="primary" onClick={() => setAnswering(true)}>
            {words("look_back.answer")}
          </Button>
        </div>
      </Show>
      <Show when={isAnswering()}>
        <LookBackDialog lookBackId={props.lookBack.id} onClose={() => setAnswering(false)} />
      </Show>
    </li>
  );
}
