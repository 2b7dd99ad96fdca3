import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { planQuery } from "./data.ts";
import { DrawForm } from "./DrawForm.tsx";
import { DrawResult } from "./DrawResult.tsx";
import { isPlanner } from "./RotationsPage.tsx";
import { drawWords } from "./draw-strings.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

/** A draw that everybody in the room can follow on the wall, and that anybody can check afterwards. */
export function DrawPage() {
  const params = useParams<{ id: string }>();
  const record = useQuery(() => planQuery(params.id));
  const known = () => (record.isSuccess ? (record.data ?? undefined) : undefined);
  const back = () => ({ href: `/rotations/${params.id}`, label: drawWords("draw.back") });
  return (
    <Switch>
      <Match when={known()}>
        {(plan) => (
          <>
            <PageHeader
              title={drawWords("draw.title", { name: plan().plan.name })}
              subtitle={drawWords("draw.subtitle")}
              back={back()}
            />
            <div class={css["draw"]}>
              <Show when={isPlanner() && plan().plan.state === "draft"}>
                <DrawForm record={plan()} />
              </Show>
              <Show
                when={plan().draws.length > 0}
                fallback={
                  <EmptyState title={drawWords("draw.none")}>{drawWords("draw.none_words")}</EmptyState>
                }
              >
                <Stack gap="lg">
                  <For each={plan().draws}>
                    {(draw, index) => (
                      <Card
                        title={drawWords(
                          draw.contributions.length > 0 ? "draw.record" : "draw.record_proposal",
                        )}
                        aside={index() === 0 ? drawWords("draw.latest") : undefined}
                      >
                        <DrawResult draw={draw} />
                      </Card>
                    )}
                  </For>
                </Stack>
              </Show>
            </div>
          </>
        )}
      </Match>
      <Match when={record.isSuccess}>
        <PageHeader title={words("rot.draw")} back={back()} />
        <EmptyState title={words("rot.not_found")}>{words("rot.not_found_words")}</EmptyState>
      </Match>
      <Match when={record.error}>
        <ErrorNote error={record.error} onRetry={() => void record.refetch()} />
      </Match>
      <Match when={true}>
        <LoadingState lines={6} />
      </Match>
    </Switch>
  );
}
