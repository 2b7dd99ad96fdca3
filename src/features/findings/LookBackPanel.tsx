import { For, Show } from "solid-js";
import { Card, Stack } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createDrawsReading, createScopeReading } from "./data.ts";
import { DrawForm } from "./DrawForm.tsx";
import { DrawRecord } from "./DrawRecord.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** Draw closed findings in front of everybody present, and see every draw that was made. */
export function LookBackPanel() {
  const scope = createScopeReading();
  const draws = createDrawsReading();
  return (
    <Stack gap="lg">
      <Card title={words("draw.title")}>
        <ReadingFrame reading={scope} lines={4}>
          <Show
            when={scope.value()?.inspecting_organ_id}
            fallback={<p class={css["quiet"]}>{words("draw.no_right")}</p>}
          >
            {(organId) => <DrawForm organId={organId()} units={scope.value()?.units ?? []} />}
          </Show>
        </ReadingFrame>
      </Card>
      <Card title={words("draw.records")}>
        <ReadingFrame reading={draws} lines={4}>
          <Show
            when={(draws.value()?.length ?? 0) > 0}
            fallback={<p class={css["quiet"]}>{words("draw.records_none")}</p>}
          >
            <ul class={css["items"]}>
              <For each={draws.value()}>{(draw) => <DrawRecord draw={draw} />}</For>
            </ul>
          </Show>
        </ReadingFrame>
      </Card>
    </Stack>
  );
}
