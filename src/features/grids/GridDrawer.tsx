import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { besideGap, formatBeside } from "../../lib/format.ts";
import { Section, Stack } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import type { Officer } from "./data.ts";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { historyLines } from "./history.ts";
import { historyQuery } from "./history-data.ts";
import { daysWords } from "./history-words.ts";
import type { GridLine } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** A grid in force: its villages, who leads it, who led it before; each leads on to its own history. */
export function GridDrawer(props: {
  line: GridLine;
  canHandOver: boolean;
  officers: readonly Officer[];
  onClose: () => void;
}) {
  const record = useQuery(() => historyQuery("grid", props.line.id));
  const [isHanding, setHanding] = createSignal(false);
  const lines = () => (record.isSuccess ? historyLines(record.data) : []);
  const villages = () => lines()[0]?.villages ?? [];
  return (
    <Show
      when={!isHanding()}
      fallback={
        <HandOverDialog line={props.line} officers={props.officers} onClose={() => setHanding(false)} />
      }
    >
      <Drawer
        open
        title={formatBeside(props.line.township, props.line.name)}
        onClose={() => props.onClose()}
        actions={
          <Show when={props.canHandOver}>
            <Button kind="primary" onClick={() => setHanding(true)}>
              {words("plan.handover")}
            </Button>
          </Show>
        }
      >
        <Stack gap="lg">
          <DescriptionList
            items={[
              {
                term: words("grids.leader"),
                value: (
                  <a href={`/grids/history?officer=${props.line.leaderId}`}>
                    {props.line.leader || words("history.unknown_leader")}
                  </a>
                ),
              },
              { term: words("grids.workload"), value: String(props.line.workload) },
            ]}
          />
          <Switch>
            <Match when={record.error}>
              {(error) => <ErrorNote error={error()} onRetry={() => void record.refetch()} />}
            </Match>
            <Match when={record.isSuccess}>
              <Section title={words("grids.villages")} aside={String(villages().length)}>
                <ul class={css["links"]}>
                  <For each={villages()}>
                    {(village) => (
                      <li>
                        <a href={`/grids/history?village=${village.code}`}>{village.name}</a>
                      </li>
                    )}
                  </For>
                </ul>
              </Section>
              <Section title={words("history.leaders")}>
                <ul class={css["past"]}>
                  <For each={lines()}>
                    {(line) => (
                      <li>
                        <span>
                          <a href={`/grids/history?officer=${line.officerId}`}>
                            {line.leader || words("history.unknown_leader")}
                          </a>
                          {besideGap()}
                          {words(`history.reason.${line.reason}`)}
                        </span>
                        <span class={css["muted"]}>{daysWords(line)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </Section>
            </Match>
            <Match when={true}>
              <LoadingState lines={4} />
            </Match>
          </Switch>
        </Stack>
      </Drawer>
    </Show>
  );
}
