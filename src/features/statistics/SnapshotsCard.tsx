import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { DayWindow } from "../../core/calendar/period.ts";
import { besideGap, formatDayRange, formatMoment, formatNumber } from "../../lib/format.ts";
import { hasRole } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { toast } from "../../ui/toasts.ts";
import {
  correctionsQuery,
  type Indicator,
  keys,
  type Organ,
  publishSnapshot,
  type Snapshot,
  snapshotsQuery,
} from "./data.ts";
import { indicatorName } from "./names.ts";
import { PublishDialog } from "./PublishDialog.tsx";
import { words } from "./strings.ts";
import css from "./statistics.module.css";

/** Published figures stay as they were; corrections stand beside them. */
export function SnapshotsCard(props: {
  organId: string;
  window: DayWindow;
  indicators: readonly Indicator[];
  organs: readonly Organ[];
}) {
  const snapshots = useQuery(() => snapshotsQuery(props.organId));
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = createSignal(false);
  const publish = useMutation(() => ({
    mutationFn: (name: string) => publishSnapshot({ organId: props.organId, name, window: props.window }),
    onSuccess: async () => {
      setOpen(false);
      toast(words("stats.snapshot.done"));
      await queryClient.invalidateQueries({ queryKey: keys.snapshots(props.organId) });
    },
  }));
  return (
    <Card
      title={words("stats.snapshots")}
      actions={
        <Show when={hasRole("leader", "case_manager", "office_officer")}>
          <Button onClick={() => setOpen(true)}>{words("stats.snapshot.publish")}</Button>
        </Show>
      }
    >
      <Switch>
        <Match when={snapshots.isError}>
          <ErrorNote error={snapshots.error} onRetry={() => void snapshots.refetch()} />
        </Match>
        <Match when={snapshots.isPending}>
          <LoadingState lines={2} />
        </Match>
        <Match when={snapshots.isSuccess && snapshots.data.length === 0}>
          <p class={css["muted"]}>{words("stats.snapshot.none")}</p>
        </Match>
        <Match when={snapshots.isSuccess}>
          <ul class={css["snapshots"]}>
            <For each={snapshots.data}>
              {(snapshot) => (
                <SnapshotLine snapshot={snapshot} indicators={props.indicators} organs={props.organs} />
              )}
            </For>
          </ul>
        </Match>
      </Switch>
      <PublishDialog
        open={isOpen()}
        window={props.window}
        busy={publish.isPending}
        error={publish.error}
        onPublish={(name) => publish.mutate(name)}
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}

function SnapshotLine(props: {
  snapshot: Snapshot;
  indicators: readonly Indicator[];
  organs: readonly Organ[];
}) {
  const [isOpen, setOpen] = createSignal(false);
  const corrections = useQuery(() => ({ ...correctionsQuery(props.snapshot.id), enabled: isOpen() }));
  const nameOf = (code: string) => {
    const indicator = props.indicators.find((candidate) => candidate.code === code);
    return indicator ? indicatorName(indicator) : code;
  };
  const organOf = (id: string) => props.organs.find((organ) => organ.id === id)?.name ?? "";
  return (
    <li>
      <div class={css["snapshot"]}>
        <strong>{props.snapshot.name}</strong>
        <span class={css["muted"]}>
          {formatDayRange(props.snapshot.from_day, props.snapshot.to_day)}
          {besideGap()}
          {words("stats.snapshot.published_at", { moment: formatMoment(props.snapshot.as_of) })}
        </span>
        <Button kind="quiet" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
          {words("stats.snapshot.corrections")}
        </Button>
      </div>
      <Show when={isOpen()}>
        <Show when={corrections.isSuccess} fallback={<LoadingState lines={1} />}>
          <DataTable
            caption={words("stats.snapshot.corrections")}
            rows={corrections.data ?? []}
            rowKey={(row) => `${row.indicator_code} ${row.organ_id}`}
            empty={<p class={css["muted"]}>{words("stats.snapshot.no_corrections")}</p>}
            columns={[
              {
                key: "indicator",
                header: words("stats.indicator"),
                text: (row) => nameOf(row.indicator_code),
                priority: 1,
              },
              { key: "organ", header: words("stats.organ"), text: (row) => organOf(row.organ_id) },
              {
                key: "published",
                header: words("stats.snapshot.published_value"),
                align: "end",
                text: (row) => formatNumber(row.published_value),
              },
              {
                key: "live",
                header: words("stats.snapshot.live_value"),
                align: "end",
                text: (row) => formatNumber(row.live_value),
              },
            ]}
          />
        </Show>
      </Show>
    </li>
  );
}
