import { useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import { Badge } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { checklistIcon, plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { checklistsQuery, type ListedChecklist, mayWriteLists } from "./checklist-data.ts";
import { editor as words } from "./editor-strings.ts";
import { words as common } from "./strings.ts";
import css from "./inspections.module.css";

/** The lists that inspections go by: our own, and the library from which they are copied. */
export function ChecklistsPage() {
  const lists = useQuery(checklistsQuery);
  const known = () => (lists.isSuccess ? lists.data : []);
  const groups = () =>
    [
      { title: words("own"), rows: known().filter(({ organ_id }) => organ_id !== null) },
      { title: words("library"), rows: known().filter(({ organ_id }) => organ_id === null) },
    ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHeader
        title={words("title")}
        back={{ href: "/inspections", label: common("title") }}
        actions={
          <Show when={mayWriteLists()}>
            <LinkButton kind="primary" icon={plusIcon} href="/inspections/checklists/new">
              {words("new")}
            </LinkButton>
          </Show>
        }
      />
      <Switch fallback={<LoadingState lines={6} />}>
        <Match when={lists.error && !lists.isSuccess && lists.error}>
          {(error) => (
            <ErrorNote error={error()} onRetry={() => void lists.refetch()} busy={lists.isFetching} />
          )}
        </Match>
        <Match when={lists.isSuccess}>
          <Show
            when={groups().length > 0}
            fallback={<EmptyState icon={checklistIcon} title={words("none")} />}
          >
            <div class={css["groups"]}>
              <For each={groups()}>
                {(group) => (
                  <section class={css["section"]} aria-label={group.title}>
                    <header class={css["sectionHead"]}>
                      <h2>{group.title}</h2>
                    </header>
                    <RowList framed>
                      <For each={group.rows}>{(list) => <Row list={list} />}</For>
                    </RowList>
                  </section>
                )}
              </For>
            </div>
          </Show>
        </Match>
      </Switch>
    </>
  );
}

function Row(props: { list: ListedChecklist }) {
  const published = () => props.list.versions.find(({ state }) => state === "published");
  const hasDraft = () => props.list.versions.some(({ state }) => state === "draft");
  return (
    <li>
      <div class={css["line"]}>
        <a href={`/inspections/checklists/${props.list.id}`}>{props.list.name}</a>
        <Show when={published()} fallback={<Badge tone="warn">{words("no_published")}</Badge>}>
          {(version) => <Badge tone="ok">{words("version", { n: version().version })}</Badge>}
        </Show>
        <Show when={hasDraft()}>
          <Badge tone="info">{words("state.draft")}</Badge>
        </Show>
      </div>
      <div class={css["meta"]}>
        <span>{props.list.topic}</span>
      </div>
    </li>
  );
}
