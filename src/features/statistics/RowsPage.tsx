import { useSearchParams } from "@solidjs/router";
import { useInfiniteQuery, useQuery } from "@tanstack/solid-query";
import { Match, Show, Switch } from "solid-js";
import { isDay } from "../../core/calendar/day.ts";
import { formatDay, formatDayRange } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Watermark } from "../../ui/Watermark.tsx";
import { fetchIndicatorRows, indicatorsQuery, keys, ROWS_PAGE_SIZE } from "./data.ts";
import { indicatorName } from "./names.ts";
import { words } from "./strings.ts";
import css from "./statistics.module.css";

type RowsParams = { indicator?: string; organ?: string; from?: string; to?: string };

/** The records behind one number, newest first, as far as the reader may see them. */
export function RowsPage() {
  const [params] = useSearchParams<RowsParams>();
  const indicators = useQuery(indicatorsQuery);
  const window = () => ({ from: params.from ?? "", to: params.to ?? "" });
  const isAsked = () =>
    Boolean(params.indicator && params.organ) && isDay(window().from) && isDay(window().to);
  const rows = useInfiniteQuery(() => ({
    queryKey: keys.rows(params.indicator ?? "", params.organ ?? "", window()),
    queryFn: ({ pageParam, signal }) =>
      fetchIndicatorRows(params.indicator ?? "", params.organ ?? "", window(), pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < ROWS_PAGE_SIZE ? undefined : page[page.length - 1]?.cursor),
    enabled: isAsked(),
  }));
  const list = () => (rows.isSuccess ? rows.data.pages.flat() : []);
  const title = () => {
    const found = indicators.isSuccess
      ? indicators.data.find((indicator) => indicator.code === params.indicator)
      : undefined;
    return words("stats.rows.title", { indicator: found ? indicatorName(found) : "" });
  };

  return (
    <>
      <PageHeader
        title={title()}
        subtitle={isAsked() ? formatDayRange(window().from, window().to) : undefined}
        back={{ href: "/statistics", label: words("stats.rows.back") }}
      />
      <Watermark text={signedIn().officer.name}>
        <Card flush>
          <Switch>
            <Match when={rows.isError}>
              <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />
            </Match>
            <Match when={rows.isSuccess}>
              <DataTable
                caption={words("stats.rows.caption")}
                rows={list()}
                rowKey={(row) => row.row_id}
                href={(row) =>
                  params.indicator === "visits" || params.indicator === "villages_covered"
                    ? `/visits/${row.row_id}`
                    : undefined
                }
                empty={
                  <EmptyState title={words("stats.rows.empty")}>{words("stats.rows.empty_words")}</EmptyState>
                }
                columns={[
                  {
                    key: "village",
                    header: words("stats.rows.village"),
                    text: (row) => row.village_name ?? "",
                    priority: 1,
                    width: "minmax(9rem, 1fr)",
                  },
                  {
                    key: "day",
                    header: words("stats.rows.day"),
                    text: (row) => formatDay(row.day),
                    width: "9rem",
                  },
                  {
                    key: "organ",
                    header: words("stats.rows.organ"),
                    text: (row) => row.organ_name,
                    width: "10rem",
                  },
                  {
                    key: "author",
                    header: words("stats.rows.author"),
                    text: (row) => row.author_name ?? "",
                    width: "7rem",
                  },
                  {
                    key: "detail",
                    header: words("stats.rows.detail"),
                    text: (row) => row.detail ?? "",
                    width: "2fr",
                  },
                ]}
              />
            </Match>
            <Match when={isAsked()}>
              <LoadingState lines={6} />
            </Match>
          </Switch>
        </Card>
      </Watermark>
      <Show when={rows.isSuccess && list().length > 0}>
        <p role="status" class={css["muted"]}>
          {rows.hasNextPage
            ? words("stats.rows.shown", { n: list().length })
            : words("stats.rows.all", { n: list().length })}
        </p>
        <Show when={rows.hasNextPage}>
          <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {words("stats.rows.more")}
          </Button>
        </Show>
      </Show>
    </>
  );
}
