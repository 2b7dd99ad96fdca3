import { useMutation } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { verifyPlanDraw } from "../../core/rotation/draw.ts";
import { formatMoment, formatPair } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { type Draw, readDrawInstance } from "./data.ts";
import { engineOnDevice } from "./solve-on-device.ts";
import { drawWords } from "./draw-strings.ts";
import css from "./rotations.module.css";

/** A draw on record: seed, what was said, both hashes; and the check, done in this browser from what is stored. */
export function DrawResult(props: { draw: Draw }) {
  const check = useMutation(() => ({
    mutationFn: async (draw: Draw) => {
      const instance = await readDrawInstance(draw.id);
      return verifyPlanDraw(
        {
          method: draw.method,
          instanceHash: draw.instance_sha256,
          contributions: draw.contributions,
          seed: draw.seed,
          resultHash: draw.result_sha256,
        },
        instance,
        engineOnDevice().solve,
      );
    },
  }));
  return (
    <Stack gap="md">
      <div>
        <p class={css["muted"]}>{drawWords("draw.seed")}</p>
        <p class={css["seed"]}>{props.draw.seed}</p>
        <p class={css["muted"]}>{formatMoment(props.draw.drawn_at)}</p>
      </div>
      <Show when={props.draw.contributions.length > 0}>
        <div>
          <p class={css["muted"]}>{drawWords("draw.spoken")}</p>
          <ol class={css["spoken"]}>
            <For each={props.draw.contributions}>
              {(entry) => <li>{formatPair(entry.name, entry.text)}</li>}
            </For>
          </ol>
        </div>
      </Show>
      <div>
        <p class={css["muted"]}>{drawWords("draw.input")}</p>
        <p class={css["hash"]}>{props.draw.instance_sha256}</p>
      </div>
      <div>
        <p class={css["muted"]}>{drawWords("draw.result")}</p>
        <p class={css["hash"]}>{props.draw.result_sha256}</p>
      </div>
      <div>
        <Button busy={check.isPending} onClick={() => check.mutate(props.draw)}>
          {drawWords("draw.verify")}
        </Button>
      </div>
      <Show when={check.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={check.data}>
        {(found) => (
          <Note
            live
            tone={found().status === "confirmed" ? "ok" : found().status === "differs" ? "danger" : "warn"}
          >
            <p>{drawWords(`check.${found().status}`)}</p>
          </Note>
        )}
      </Show>
    </Stack>
  );
}
