import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import { formatMoment, formatPair } from "../../lib/format.ts";
import { actionWord } from "../../lib/flow.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { accessQuery, type AuditEvent, EVENTS_PAGE_SIZE, fetchEvents, keys, verifyEvents } from "./data.ts";
import { HeadCard } from "./HeadCard.tsx";
import { words } from "./strings.ts";
import css from "./admin.module.css";

/** The trail: what was done by whom, whether it is whole, and who looked at what. */
export function AuditTab() {
  const events = useInfiniteQuery(() => ({
    queryKey: keys.events(),
    queryFn: ({ pageParam, signal }) => fetchEvents(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < EVENTS_PAGE_SIZE ? undefined : page[page.length - 1]?.at),
  }));
  const list = () => (events.isSuccess ? events.data.pages.flat() : []);
  return (
    <Stack gap="lg">
      <p class={css["explain"]}>{words("audit.explain")}</p>
      <Verification />
      <HeadCard />
      <Card flush>
        <Switch>
          <Match when={events.isError}>
            <ErrorNote error={events.error} onRetry={() => void events.refetch()} />
          </Match>
          <Match when={events.isPending}>
            <LoadingState lines={8} />
          </Match>
          <Match when={events.isSuccess}>
            <DataTable
              caption={words("audit.caption")}
              rows={list()}
              rowKey={(event) => `${event.at} ${event.entity_id} ${event.action}`}
              empty={<EmptyState title={words("audit.empty")} />}
              columns={[
                {
                  key: "what",
                  header: words("audit.what"),
                  text: eventWords,
                  priority: 1,
                  width: "minmax(12rem, 2fr)",
                },
                {
                  key: "at",
                  header: words("audit.at"),
                  text: (event) => formatMoment(event.at),
                  width: "11rem",
                },
                {
                  key: "who",
                  header: words("audit.who"),
                  text: (event) => event.actor?.name ?? words("audit.system"),
                  width: "8rem",
                },
                {
                  key: "organ",
                  header: words("audit.organ"),
                  text: (event) => event.organ?.name ?? "",
                  width: "10rem",
                },
                {
                  key: "note",
                  header: words("audit.note"),
                  text: (event) => event.note ?? "",
                  width: "minmax(8rem, 1.5fr)",
                },
              ]}
            />
          </Match>
        </Switch>
      </Card>
      <Show when={events.hasNextPage}>
        <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {words("audit.more")}
        </Button>
      </Show>
      <AccessCard />
    </Stack>
  );
}

function eventWords(event: AuditEvent): string {
  const entity = words.maybe(`entity.${event.entity}`) ?? event.entity;
  return formatPair(entity, actionWord(event.action));
}

function Verification() {
  const verify = useMutation(() => ({ mutationFn: verifyEvents }));
  return (
    <Card>
      <Button busy={verify.isPending} onClick={() => verify.mutate()}>
        {words("audit.verify")}
      </Button>
      <Show when={verify.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={verify.isSuccess}>
        <Show
          when={verify.data?.length}
          fallback={
            <Note tone="ok" live>
              {words("audit.whole")}
            </Note>
          }
        >
          <Note tone="danger" live title={words("audit.broken", { n: verify.data?.length ?? 0 })}>
            <ul>
              <For each={verify.data}>
                {(finding) => (
                  <li>{words.maybe(`audit.finding.${finding.finding}`, { seq: String(finding.seq) })}</li>
                )}
              </For>
            </ul>
          </Note>
        </Show>
      </Show>
    </Card>
  );
}

function AccessCard() {
  const access = useQuery(accessQuery);
  return (
    <Card title={words("audit.access")} flush>
      <p class={css["explain"]}>{words("audit.access_explain")}</p>
      <Show
        when={!access.isError}
        fallback={<ErrorNote error={access.error} onRetry={() => void access.refetch()} />}
      >
        <Show when={access.isSuccess} fallback={<LoadingState lines={2} />}>
          <DataTable
            caption={words("audit.access")}
            rows={access.data ?? []}
            rowKey={(row) => String(row.id)}
            empty={<EmptyState title={words("audit.access_empty")} />}
            columns={[
              {
                key: "what",
                header: words("audit.what"),
                text: (row) => words.maybe(`audit.access.${row.action}`) ?? row.action,
                priority: 1,
              },
              { key: "at", header: words("audit.at"), text: (row) => formatMoment(row.at) },
              { key: "who", header: words("audit.who"), text: (row) => row.officer?.name ?? "" },
              { key: "organ", header: words("audit.organ"), text: (row) => row.organ?.name ?? "" },
            ]}
          />
        </Show>
      </Show>
    </Card>
  );
}
