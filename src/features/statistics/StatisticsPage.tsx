import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, Match, Show, Switch } from "solid-js";
import { sameWindowLastYear } from "../../core/calendar/period.ts";
import { today } from "../../lib/clock.ts";
import { formatDay, formatMoment } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { countingOrganIds, organChoices } from "./choices.ts";
import { indicatorsQuery, organsQuery, type Question, statisticsQuery } from "./data.ts";
import { Definitions } from "./Definitions.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { type FilterParams, windowOf } from "./filter.ts";
import { FilterRow } from "./FilterRow.tsx";
import { Notes } from "./Notes.tsx";
import { OrganTable } from "./OrganTable.tsx";
import { SnapshotsCard } from "./SnapshotsCard.tsx";
import { words } from "./strings.ts";
import { countedIndicators } from "./tables.ts";
import { Totals } from "./Totals.tsx";
import { TrendCard } from "./TrendCard.tsx";
import css from "./statistics.module.css";

/** Every figure with its unit, its period and its as-of time; each opens the records behind it. */
export function StatisticsPage() {
  const [params, setParams] = useSearchParams<FilterParams>();
  const indicators = useQuery(indicatorsQuery);
  const organs = useQuery(organsQuery);
  const choices = createMemo(() =>
    organChoices(organs.isSuccess ? organs.data : [], countingOrganIds(signedIn().roles)),
  );
  const organId = () => choices().find((choice) => choice.id === params.organ)?.id ?? choices()[0]?.id;
  const window = createMemo(() => windowOf(params, today()));
  const known = () => (indicators.isSuccess ? indicators.data : []);

  const question = (groupBy: Question["groupBy"]): Question => ({
    organId: organId() ?? "",
    window: window() ?? { from: today(), to: today() },
    indicators: known().map((indicator) => indicator.code),
    groupBy,
  });
  const isReady = () => organId() !== undefined && window() !== null && known().length > 0;
  const totals = useQuery(() => ({ ...statisticsQuery(question("none")), enabled: isReady() }));
  const byOrgan = useQuery(() => ({ ...statisticsQuery(question("organ")), enabled: isReady() }));
  const byMonth = useQuery(() => ({ ...statisticsQuery(question("month")), enabled: isReady() }));
  const shown = createMemo(() => (totals.isSuccess ? countedIndicators(known(), totals.data) : []));
  const error = () => indicators.error ?? organs.error ?? totals.error ?? byOrgan.error ?? byMonth.error;
  const retry = () => {
    for (const query of [indicators, organs, totals, byOrgan, byMonth])
      if (query.isError) void query.refetch();
  };

  return (
    <>
      <PageHeader
        title={words("stats.title")}
        subtitle={
          totals.isSuccess ? words("stats.as_of", { moment: formatMoment(totals.data.as_of) }) : undefined
        }
        actions={
          <Show when={totals.isSuccess && byOrgan.isSuccess && shown().length > 0}>
            <ExportButton
              totals={totals.data!}
              byOrgan={byOrgan.data!}
              indicators={shown()}
              organs={organs.data ?? []}
              organId={organId()!}
              organName={choices().find((choice) => choice.id === organId())?.name ?? ""}
            />
          </Show>
        }
      />
      <Stack gap="lg">
        <FilterRow params={params} setParams={setParams} choices={choices()} organId={organId() ?? ""} />
        <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={retry} />}</Show>
        <Switch>
          <Match when={organs.isSuccess && choices().length === 0}>
            <EmptyState title={words("stats.no_right")}>{words("stats.no_right_words")}</EmptyState>
          </Match>
          <Match when={window() === null}>
            <EmptyState title={words("stats.window_invalid")} />
          </Match>
          <Match when={totals.isSuccess && shown().length === 0}>
            <EmptyState title={words("stats.empty")}>{words("stats.empty_words")}</EmptyState>
          </Match>
          <Match when={totals.isSuccess}>
            <Totals answer={totals.data!} indicators={shown()} organId={organId()!} />
            <p class={css["muted"]}>{comparedWords()}</p>
            <Notes answer={totals.data!} organs={organs.data ?? []} />
            <Show when={byOrgan.isSuccess && byOrgan.data.rows.length > shown().length}>
              <OrganTable answer={byOrgan.data!} indicators={shown()} organs={organs.data ?? []} />
            </Show>
            <Show when={byMonth.isSuccess}>
              <TrendCard answer={byMonth.data!} indicators={shown()} />
            </Show>
          </Match>
          <Match when={!error()}>
            <LoadingState lines={6} />
          </Match>
        </Switch>
        <Show when={organId() ? window() : null}>
          {(chosen) => (
            <SnapshotsCard
              organId={organId()!}
              window={chosen()}
              indicators={known()}
              organs={organs.data ?? []}
            />
          )}
        </Show>
        <Definitions indicators={known()} />
      </Stack>
    </>
  );

  function comparedWords(): string {
    const chosen = window();
    if (!chosen) return "";
    const last = sameWindowLastYear(chosen);
    return words("stats.compared", { from: formatDay(last.from), to: formatDay(last.to) });
  }
}
