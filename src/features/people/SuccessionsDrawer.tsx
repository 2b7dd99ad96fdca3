import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { besideGap, formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { ConfirmDialog, Drawer } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { type Organ, type Succession, successionsQuery, withdrawSuccession } from "./data.ts";
import { createDirectoryChange } from "./save.ts";
import { SuccessionForm } from "./SuccessionForm.tsx";
import { successionWords } from "./succession-strings.ts";
import css from "./people.module.css";

/** Which organ took over from which, and when: what year-on-year figures are compared by. */
export function SuccessionsDrawer(props: {
  organs: readonly Organ[];
  canChange: boolean;
  onClose: () => void;
}) {
  const successions = useQuery(successionsQuery);
  const [isAdding, setAdding] = createSignal(false);
  const [withdrawing, setWithdrawing] = createSignal<Succession>();
  const withdraw = createDirectoryChange(withdrawSuccession, { onDone: () => setWithdrawing() });
  const lines = createMemo(() =>
    successions.isSuccess
      ? [...successions.data].sort((a, b) => (a.effective_on < b.effective_on ? 1 : -1))
      : [],
  );
  const told = ({ from_organ_id, to_organ_id, from_lives_on }: Succession) =>
    successionWords(from_lives_on ? "succession.part" : "succession.whole", {
      from: organName(props.organs, from_organ_id),
      to: organName(props.organs, to_organ_id),
    });
  return (
    <Drawer open title={successionWords("succession.title")} onClose={() => props.onClose()}>
      <Stack gap="lg">
        <p class={css["muted"]}>{successionWords("succession.explain")}</p>
        <Switch>
          <Match when={isAdding()}>
            <SuccessionForm organs={props.organs} onClose={() => setAdding(false)} />
          </Match>
          <Match when={props.canChange}>
            <div>
              <Button icon={plusIcon} onClick={() => setAdding(true)}>
                {successionWords("succession.add")}
              </Button>
            </div>
          </Match>
        </Switch>
        <Switch>
          <Match when={successions.error}>
            {(error) => <ErrorNote error={error()} onRetry={() => void successions.refetch()} />}
          </Match>
          <Match when={successions.isSuccess && lines().length === 0}>
            <EmptyState title={successionWords("succession.none")} />
          </Match>
          <Match when={successions.isSuccess}>
            <ul class={css["lines"]}>
              <For each={lines()}>
                {(line) => (
                  <li>
                    <span class={css["grow"]}>
                      {told(line)}
                      <Show when={line.note}>
                        <span class={css["muted"]}>
                          {besideGap()}
                          {line.note}
                        </span>
                      </Show>
                    </span>
                    <span class={css["muted"]}>{formatDay(line.effective_on)}</span>
                    <Show when={props.canChange}>
                      <Button kind="quiet" onClick={() => setWithdrawing(line)}>
                        {successionWords("succession.withdraw")}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Match>
          <Match when={true}>
            <LoadingState lines={3} />
          </Match>
        </Switch>
      </Stack>
      <ConfirmDialog
        open={withdrawing() !== undefined}
        title={successionWords("succession.withdraw")}
        confirmLabel={successionWords("succession.withdraw")}
        danger
        busy={withdraw.isPending}
        onConfirm={() => {
          const line = withdrawing();
          if (line) withdraw.mutate(line.id);
        }}
        onClose={() => setWithdrawing()}
      >
        <p>{successionWords("succession.withdraw_words")}</p>
        <Show when={withdraw.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
    </Drawer>
  );
}

const organName = (organs: readonly Organ[], id: string): string =>
  organs.find((organ) => organ.id === id)?.name ?? t("state.none");
