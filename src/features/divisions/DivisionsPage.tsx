import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { formatNumber } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { hasRole } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { placesIcon, uploadIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { CommissionsNote } from "./CommissionsNote.tsx";
import { divisionsQuery } from "./data.ts";
import { areaColumns, mixedColumns, villageColumns } from "./columns.tsx";
import { PlaceDrawer } from "./PlaceDrawer.tsx";
import { PlacePath } from "./PlacePath.tsx";
import { findPlaces, type Place, placeTree, villagesBelow } from "./places.ts";
import { words } from "./strings.ts";

const PlacesMap = lazy(() => import("./PlacesMap.tsx").then((module) => ({ default: module.PlacesMap })));

/** The official list level by level: how many there are, which have a real position, and what each is. */
export function DivisionsPage() {
  const [params, setParams] = useSearchParams<{ at?: string; view?: string; open?: string }>();
  // Not in the address, like whatever is typed.
  const [text, setText] = createSignal("");
  const divisions = useQuery(divisionsQuery);
  const [opened, setOpened] = createSignal<string>();
  const isAdministrator = () => hasRole("administrator");
  const tree = createMemo(() => placeTree(divisions.isSuccess ? divisions.data : []));
  const at = () => tree().byCode.get(params.at ?? "");
  const counts = () => at()?.counts ?? tree().counts;
  const children = () => at()?.children ?? tree().roots;
  const search = () => text().trim();
  const isTownship = () => at()?.level === "township";
  const view = () => {
    if (params.view === "map") return "map";
    return params.view === "villages" && !isTownship() ? "villages" : "below";
  };
  const rows = createMemo((): Place[] => {
    if (search() !== "") return findPlaces(tree(), search());
    return view() === "villages" ? villagesBelow(children()) : children();
  });
  const columns = () => {
    if (search() !== "") return mixedColumns();
    return rows().every((place) => place.level === "village") ? villageColumns() : areaColumns(rows());
  };
  const goTo = (code: string | undefined) => {
    setText("");
    setParams({ at: code, view: undefined });
  };
  const open = (place: Place) =>
    place.level === "village" || place.children.length === 0 ? setOpened(place.code) : goTo(place.code);

  return (
    <>
      <PageHeader
        title={words("div.title")}
        subtitle={words("div.subtitle")}
        actions={
          <Show when={isAdministrator()}>
            <LinkButton kind="primary" icon={uploadIcon} href="/divisions/import">
              {words("div.import")}
            </LinkButton>
          </Show>
        }
      />
      <Stack>
        <OfflineNote />
        <Show when={divisions.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void divisions.refetch()} />}
        </Show>
        <Switch>
          <Match when={divisions.isSuccess && tree().byCode.size === 0}>
            <EmptyState
              icon={placesIcon}
              title={words("div.empty")}
              action={
                <Show when={isAdministrator()}>
                  <LinkButton href="/divisions/import">{words("div.import")}</LinkButton>
                </Show>
              }
            >
              {words(isAdministrator() ? "div.empty_words" : "div.empty_words_reader")}
            </EmptyState>
          </Match>
          <Match when={divisions.isSuccess}>
            <SearchBox label={words("div.search")} value={text()} onSearch={setText} />
            <Show when={search() === ""}>
              <PlacePath place={at()} onGo={goTo} />
              <Counts counts={counts()} />
            </Show>
            <Show when={isAdministrator() && search() === ""}>
              <CommissionsNote />
            </Show>
            <Show when={search() === ""} fallback={<PlaceList />}>
              <Tabs
                label={words("div.views")}
                tabs={[
                  { key: "below", label: words("div.view.below") },
                  ...(isTownship() ? [] : [{ key: "villages" as const, label: words("div.view.villages") }]),
                  { key: "map", label: words("div.view.map") },
                ]}
                value={view()}
                onChange={(key) => setParams({ view: key === "below" ? undefined : key })}
              >
                <Show when={view() === "map"} fallback={<PlaceList />}>
                  <Suspense fallback={<LoadingState lines={8} />}>
                    <PlacesMap
                      title={at()?.name ?? words("div.all")}
                      areaCode={at()?.code ?? ""}
                      places={children()}
                      onOpen={setOpened}
                    />
                  </Suspense>
                </Show>
              </Tabs>
            </Show>
          </Match>
          <Match when={!divisions.error}>
            <LoadingState lines={8} />
          </Match>
        </Switch>
      </Stack>
      <Show when={tree().byCode.get(opened() ?? "")}>
        {(place) => <PlaceDrawer place={place()} onClose={() => setOpened()} />}
      </Show>
    </>
  );

  function PlaceList() {
    return (
      <Card
        title={search() === "" ? (at()?.name ?? words("div.all")) : words("div.found")}
        aside={formatNumber(rows().length)}
        actions={
          <Show when={search() === "" ? at() : undefined}>
            {(place) => (
              <Button kind="quiet" onClick={() => setOpened(place().code)}>
                {t("action.details")}
              </Button>
            )}
          </Show>
        }
        flush
      >
        <DataTable
          caption={words("div.title")}
          rows={rows()}
          columns={columns()}
          rowKey={(place) => place.code}
          onOpen={open}
          currentKey={opened()}
          empty={
            <EmptyState title={words(search() === "" ? "div.nothing_below" : "div.no_match")}>
              {search() === "" ? undefined : words("div.no_match_words")}
            </EmptyState>
          }
        />
      </Card>
    );
  }
}

function Counts(props: { counts: Place["counts"] }) {
  const figures = () => {
    const { counties, townships, villages, known, township, none } = props.counts;
    const area: [label: string, value: number][] = [
      [words("div.level.county"), counties],
      [words("div.level.township"), townships],
      [words("div.level.village"), villages],
    ];
    const placing: [label: string, value: number][] = [
      [words("div.known"), known],
      [words("div.by_township"), township],
      ...(none > 0 ? [[words("div.unplaced"), none] satisfies [string, number]] : []),
    ];
    return [...area.filter(([, value]) => value > 0), ...(villages > 0 ? placing : [])];
  };
  return (
    <Show when={figures().length > 0}>
      <StatRow>
        {figures().map(([label, value]) => (
          <StatCard label={label} value={formatNumber(value)} unit={words("div.unit")} />
        ))}
      </StatRow>
    </Show>
  );
}
