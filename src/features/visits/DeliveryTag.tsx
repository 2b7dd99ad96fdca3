import { Show } from "solid-js";
import { Badge } from "../../ui/Badge.tsx";
import type { Delivery } from "./local.ts";
import { words } from "./strings.ts";

const TONES = { waiting: "warn", sending: "info", sent: "ok", refused: "danger" } as const;

/** Whether a record has reached the server; nothing when it lies there. */
export function DeliveryTag(props: { delivery: Delivery | null }) {
  return (
    <Show when={props.delivery}>
      {(delivery) => <Badge tone={TONES[delivery().state]}>{words(`delivery.${delivery().state}`)}</Badge>}
    </Show>
  );
}

/** Marks what two devices changed. */
export function MergeTag(props: { label: "parallel_edit" | "conflict" | null }) {
  return (
    <Show when={props.label}>
      {(label) => (
        <Badge tone={label() === "conflict" ? "danger" : "info"} title={words(`label.${label()}_words`)}>
          {words(`label.${label()}`)}
        </Badge>
      )}
    </Show>
  );
}
