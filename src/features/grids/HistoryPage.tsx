import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, Match, Show, Switch } from "solid-js";
import { formatBeside, formatList } from "../../lib/format.ts";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { directoryQuery, placesQuery } from "./data.ts";
import { historyLines } from "./history.ts";
import { type HistoryOf, historyQuery } from "./history-data.ts";
import { daysWords } from "./history-words.ts";
import { countyPrefixes, shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** Which grid a village lay in and who led it, or which villages an officer led, from which day to which. */
export function HistoryPage() {
  const [params, setParams] = useSearchParams<{ village?: string; officer?: string }>();
  const directory = useQuery(directoryQuery);
  const prefix = () =>
    params.village?.slice(0, 6) ?? countyPrefixes(directory.isSuccess ? directory.data.organs : [])[0] ?? "";
  const places = useQuery(() => ({ ...placesQuery(prefix()), enabled: prefix() !== "" }));
  const subject = (): { of: HistoryOf; id: string } | undefined => {
    if (params.village) return { of: "village", id: params.village };
    return params.officer ? { of: "officer", id: params.officer } : undefined;
  };
  const record = useQuery(() => {
    const { of, id } = subject() ?? { of: "village" as const, id: "" };
    return { ...historyQuery(of, id), enabled: id !== "" };
  });
  const names = createMemo(
    () => new Map((places.isSuccess ? places.data : []).map(({ code, name }) => [code, name])),
  );
  const lines = createMemo(() =>
    record.isSuccess
      ? historyLines(record.data, { villageCode: params.village, officerId: params.officer })
      : [],
  );
  const villageOptions = createMemo(() =>
    (places.isSuccess ? places.data : [])
      .filter(({ level }) => level === "village")
      .map(({ code, name, parent_code }) => ({
        value: code,
        label: shortVillageName(name),
        hint: names().get(parent_code ?? ""),
      })),
  );
  const officerOptions = createMemo(() => {
    if (!directory.isSuccess) return [];
    const { officers, organs } = directory.data;
    const known = new Map(organs.map(({ id, name }) => [id, name]));
    const options = officers.map(({ id, name, organ_id }) => ({
      value: id,
      label: name,
      hint: known.get(organ_id),
    }));
    // One who left is no longer in the directory but led what he led.
    const former = lines()[0];
    const isFormer = former && params.officer && !options.some(({ value }) => value === params.officer);
    return isFormer
      ? [...options, { value: former.officerId, label: former.leader, hint: undefined }]
      : options;
  });
  const error = () => directory.error ?? places.error ?? record.error;
  const retry = () => void Promise.all([directory, places, record].map((query) => query.refetch()));

  return (
    <>
      <PageHeader
        title={words("history.title")}
        subtitle={words("history.subtitle")}
        back={{ href: "/grids", label: words("plan.back") }}
      />
      <Stack gap="lg">
        <OfflineNote />
        <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={retry} />}</Show>
        <FormGrid>
          <OptionPicker
            label={words("history.village")}
            options={villageOptions()}
            value={params.village ?? ""}
            onChange={(code) => setParams({ village: code || undefined, officer: undefined })}
          />
          <OptionPicker
            label={words("history.leader")}
            options={officerOptions()}
            value={params.officer ?? ""}
            onChange={(id) => setParams({ officer: id || undefined, village: undefined })}
          />
        </FormGrid>
        <Switch>
          <Match when={!subject()}>
            <EmptyState title={words("history.choose")} />
          </Match>
          <Match when={record.isSuccess}>
            <Card title={words("history.title")} aside={String(lines().length)} flush>
              <DataTable
                caption={words("history.title")}
                rows={lines()}
                rowKey={(line) => line.key}
                empty={
                  <EmptyState
                    title={words(params.village ? "history.village_none" : "history.leader_none")}
                  />
                }
                columns={[
                  {
                    key: "days",
                    header: words("history.days"),
                    text: daysWords,
                    priority: 1,
                    width: "minmax(12rem, 2fr)",
                  },
                  {
                    key: "grid",
                    header: words("grids.grid"),
                    text: (line) => formatBeside(names().get(line.townshipCode), line.grid),
                    width: "minmax(9rem, 1fr)",
                  },
                  {
                    key: "leader",
                    header: words("grids.leader"),
                    text: (line) => line.leader || words("history.unknown_leader"),
                    width: "7rem",
                  },
                  {
                    key: "reason",
                    header: words("history.how"),
                    text: (line) => words(`history.reason.${line.reason}`),
                    width: "7rem",
                  },
                  ...(params.village
                    ? []
                    : [
                        {
                          key: "villages",
                          header: words("grids.villages"),
                          text: (line: ReturnType<typeof lines>[number]) =>
                            formatList(line.villages.map(({ name }) => name)),
                          width: "3fr",
                        },
                      ]),
                ]}
              />
            </Card>
            <p class={css["muted"]}>{words("history.hint")}</p>
          </Match>
          <Match when={!error()}>
            <LoadingState lines={5} />
          </Match>
        </Switch>
      </Stack>
    </>
  );
}
