import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { LINK_KINDS } from "../../core/collaboration/forces.ts";
import { forceWord, jointKindWord } from "../../lib/collaboration-words.ts";
import { formatBeside, formatDay, formatList } from "../../lib/format.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { linkIcon, plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createLinksReading, type LinkFilters, type ListedLink } from "./data.ts";
import { words } from "./strings.ts";
import css from "./links.module.css";

/** A courtesy: the database decides who may enter. */
const mayEnter = () =>
  !signedIn().seeingAs &&
  hasRole("township_officer", "office_officer", "area_coordinator", "leader", "case_manager");

/** What the forces do together, newest first; answers that help others are found here by a word of them. */
export function LinksPage() {
  const [search, setSearch] = useSearchParams<Record<"kind" | "reusable" | "mine", string>>();
  // Not in the address: a browser keeps addresses, and what is looked for here may be a name.
  const [text, setText] = createSignal("");
  const filters = createMemo((): LinkFilters => ({
    kind: LINK_KINDS.find((kind) => kind === search.kind) ?? "",
    text: text(),
    isReusable: search.reusable === "1",
    isMine: search.mine === "1",
  }));
  const isFiltered = () => Object.values(filters()).some(Boolean);
  const reading = createLinksReading(() => filters());
  const rows = () => reading.value() ?? [];
  return (
    <>
      <PageHeader
        title={words("title")}
        subtitle={words("subtitle")}
        actions={
          mayEnter() && (
            <LinkButton
              kind="primary"
              icon={plusIcon}
              href={`/links/new${filters().kind ? `?kind=${filters().kind}` : ""}`}
            >
              {words("new")}
            </LinkButton>
          )
        }
      />
      <Stack gap="lg">
        <FilterBar label={words("filters")}>
          <SearchBox label={words("filter.search")} value={filters().text} onSearch={setText} />
          <SelectField
            label={words("filter.kind")}
            hideLabel
            options={[
              { value: "", label: words("filter.all_kinds") },
              ...LINK_KINDS.map((kind) => ({ value: kind as string, label: jointKindWord(kind) })),
            ]}
            value={filters().kind}
            onChange={(kind) => setSearch({ kind: kind || undefined })}
          />
          <Checkbox
            label={words("filter.reusable")}
            checked={filters().isReusable}
            onChange={(on) => setSearch({ reusable: on ? "1" : undefined })}
          />
          <Checkbox
            label={words("filter.mine")}
            checked={filters().isMine}
            onChange={(on) => setSearch({ mine: on ? "1" : undefined })}
          />
        </FilterBar>
        <PagedFrame
          reading={reading}
          empty={
            <Card>
              <EmptyState icon={linkIcon} title={words(isFiltered() ? "no_match" : "none")}>
                {isFiltered() ? undefined : words("none_words")}
              </EmptyState>
            </Card>
          }
        >
          <Card flush>
            <RowList label={words("title")}>
              <For each={rows()}>{(row) => <Row row={row} />}</For>
            </RowList>
          </Card>
        </PagedFrame>
      </Stack>
    </>
  );
}

function Row(props: { row: ListedLink }) {
  const isQuestion = () => props.row.kind === "joint_problem_solving";
  return (
    <li>
      <span class={css["line"]}>
        <Badge tone="info">{jointKindWord(props.row.kind)}</Badge>
        <a href={`/links/${props.row.id}`}>{props.row.title}</a>
        <Show when={isQuestion()}>
          <StatusTag tone={props.row.is_answered ? "ok" : "warn"}>
            {words(props.row.is_answered ? "answered" : "waiting")}
          </StatusTag>
        </Show>
        <Show when={props.row.is_reusable && props.row.is_answered}>
          <Badge tone="ok">{words("reusable")}</Badge>
        </Show>
        <Show when={props.row.is_mine}>
          <Badge>{words("mine")}</Badge>
        </Show>
      </span>
      <Show when={props.row.question}>
        <p class={css["clip"]}>{props.row.question}</p>
      </Show>
      <span class={css["quiet"]}>
        {formatBeside(
          formatDay(props.row.on_day),
          props.row.organ_name ?? "",
          words("people_n", { n: props.row.participants }),
          formatList(props.row.forces.map(forceWord)),
        )}
      </span>
    </li>
  );
}
