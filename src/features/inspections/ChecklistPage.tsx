import { useParams, useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import type { ItemBody } from "../../core/checklists/checklist.schema.ts";
import { sectionsOf } from "../../core/checklists/progress.ts";
import { formatBeside, formatList } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { checklistIcon, editIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import {
  checklistQuery,
  type Content,
  type ListedChecklist,
  mayWriteLists,
  versionQuery,
} from "./checklist-data.ts";
import { conditionWords } from "./condition-words.ts";
import { editor as words } from "./editor-strings.ts";
import { SEVERITY_TONES } from "./severity.ts";
import css from "./inspections.module.css";

/** One list as it is read: items by section, cross-checks in words, any of its versions. */
export function ChecklistPage() {
  const params = useParams<{ id: string }>();
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const list = useQuery(() => checklistQuery(params.id));
  const known = () => (list.isSuccess ? list.data : undefined);
  const version = () =>
    known()?.versions.find(({ id }) => id === search["version"]) ??
    known()?.versions.find(({ state }) => state === "published") ??
    known()?.versions[0];
  const content = useQuery(() => versionQuery(version()?.id ?? "", version()?.revision));
  const shown = () => (content.isSuccess ? content.data : undefined);
  const error = () => (list.isSuccess ? content.error : list.error);
  return (
    <>
      <PageHeader
        title={known()?.name ?? words("title")}
        subtitle={known()?.organ_id === null ? words("library_words") : known()?.topic}
        back={{ href: "/inspections/checklists", label: words("title") }}
        actions={<Show when={mayWriteLists() && known()}>{(one) => <WriteLink list={one()} />}</Show>}
      />
      <Switch fallback={<LoadingState lines={8} />}>
        <Match when={list.isSuccess && list.data === null}>
          <EmptyState icon={checklistIcon} title={words("gone")} />
        </Match>
        <Match when={error()}>
          {(thrown) => <ErrorNote error={thrown()} onRetry={() => void list.refetch()} />}
        </Match>
        <Match when={shown()}>
          {(body) => (
            <Stack>
              <Show when={(known()?.versions.length ?? 0) > 1}>
                <div class={css["filters"]}>
                  <SelectField
                    label={words("read_version")}
                    options={(known()?.versions ?? []).map(({ id, version: n, state }) => ({
                      value: id,
                      label: formatBeside(words("version", { n }), words(`state.${state}`)),
                    }))}
                    value={version()?.id ?? ""}
                    onChange={(id) => setSearch({ version: id }, { replace: true })}
                  />
                </div>
              </Show>
              <ItemsCard content={body()} />
              <ChecksCard content={body()} />
            </Stack>
          )}
        </Match>
      </Switch>
    </>
  );
}

function WriteLink(props: { list: ListedChecklist }) {
  return (
    <Show
      when={props.list.organ_id !== null}
      fallback={
        <LinkButton kind="primary" href={`/inspections/checklists/new?from=${props.list.id}`}>
          {words("copy")}
        </LinkButton>
      }
    >
      <LinkButton href={`/inspections/checklists/new?from=${props.list.id}`}>{words("copy")}</LinkButton>
      <LinkButton kind="primary" icon={editIcon} href={`/inspections/checklists/${props.list.id}/edit`}>
        {words("edit")}
      </LinkButton>
    </Show>
  );
}

function ItemsCard(props: { content: Content }) {
  return (
    <Card
      title={words("items")}
      aside={words("counts", { items: props.content.items.length, checks: props.content.checks.length })}
    >
      <For each={sectionsOf(props.content.items)}>
        {(section) => (
          <>
            <Show when={section.name}>
              <h3>{section.name}</h3>
            </Show>
            <dl class={css["answers"]}>
              <For each={section.items}>
                {(item) => (
                  <div>
                    <dt>
                      {item.title}
                      <Show when={item.hint || item.rule_ref}>
                        <div class={css["quiet"]}>{formatBeside(item.hint, item.rule_ref)}</div>
                      </Show>
                    </dt>
                    <dd>
                      <span class={css["line"]}>
                        <Badge>{words(`kind.${item.kind}`)}</Badge>
                        <Show when={item.is_required}>
                          <Badge tone="info">{words("item.is_required")}</Badge>
                        </Show>
                        <span class={css["quiet"]}>{optionsWords(item)}</span>
                      </span>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </>
        )}
      </For>
    </Card>
  );
}

function ChecksCard(props: { content: Content }) {
  return (
    <Card title={words("checks")} aside={words("checks_words")}>
      <Show
        when={props.content.checks.length > 0}
        fallback={<p class={css["quiet"]}>{words("no_checks")}</p>}
      >
        <ul class={css["findings"]} aria-label={words("checks")}>
          <For each={props.content.checks}>
            {(check) => (
              <li>
                <div class={css["line"]}>
                  <strong>{check.finding_title}</strong>
                  <Badge tone={SEVERITY_TONES[check.severity]}>{words(`severity.${check.severity}`)}</Badge>
                  <Badge>{check.topic}</Badge>
                </div>
                <p>{conditionWords(check.condition, props.content.items)}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

/** What may be answered, in a line. */
function optionsWords(item: ItemBody): string {
  if (item.kind === "choice") return formatList(item.options.choices.map(({ label }) => label));
  if (item.kind === "sheet") return formatList(item.options.columns.map(({ label }) => label));
  return item.kind === "number" ? (item.options.unit ?? "") : "";
}
