import { useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { hasRole } from "../../lib/session.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { handshakeIcon, plusIcon } from "../../ui/icons.ts";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { type ActivationFilters, createListReading, type ListedActivation, PARTS_OF_LIST } from "./data.ts";
import { figuresOf } from "./figures.ts";
import { type Kind, KINDS } from "./kinds.ts";
import { words } from "./strings.ts";
import { toneOf } from "./tones.ts";
import css from "./activations.module.css";

type Part = ActivationFilters["part"];
const PARTS = ["open", "waiting", "closed", "all"] as const;

/** Every activation that is there for the person, newest first. */
export function ActivationsPage() {
  const [params, setParams] = useSearchParams<{ kind?: string; part?: string }>();
  // Not in the address: a browser keeps addresses, and what is looked for here may be a name.
  const [text, setText] = createSignal("");
  const filters = (): ActivationFilters => ({
    text: text(),
    kind: KINDS.find((kind) => kind === params.kind) ?? "",
    part: PARTS.find((part) => part === params.part) ?? "all",
  });
  const reading = createListReading(filters);
  const isFiltered = () => filters().text !== "" || filters().kind !== "" || filters().part !== "all";
  const mayAsk = () => hasRole("township_officer", "office_officer", "area_coordinator", "leader");
  return (
    <>
      <PageHeader
        title={words("title")}
        subtitle={words("subtitle")}
        actions={
          <>
            <LinkButton href="/activations/loans">{words("mine")}</LinkButton>
            <Show when={mayAsk()}>
              <LinkButton kind="primary" icon={plusIcon} href="/activations/new">
                {words("new")}
              </LinkButton>
            </Show>
          </>
        }
      />
      <Stack>
        <Filters
          filters={filters()}
          onText={setText}
          onFilters={(changed) => setParams(changed, { replace: true })}
        />
        <PagedFrame
          reading={reading}
          empty={
            <EmptyState
              icon={handshakeIcon}
              title={isFiltered() ? words("list.no_match") : words("list.none")}
            >
              {isFiltered() ? undefined : words("list.none_words")}
            </EmptyState>
          }
        >
          <DataTable
            caption={words("list.caption")}
            rows={reading.value() ?? []}
            rowKey={(row) => row.id}
            href={(row) => `/activations/${row.id}`}
            columns={columns()}
          />
        </PagedFrame>
      </Stack>
    </>
  );
}

function Filters(props: {
  filters: ActivationFilters;
  onText: (text: string) => void;
  onFilters: (changed: { kind?: string; part?: string }) => void;
}) {
  const kinds = () => [
    { value: "" as Kind | "", label: words("list.all_kinds") },
    ...KINDS.map((value) => ({ value, label: words(`kind.${value}`) })),
  ];
  const parts = (): { value: Part; label: string }[] => [
    { value: "all", label: words("list.all") },
    ...(Object.keys(PARTS_OF_LIST) as (keyof typeof PARTS_OF_LIST)[]).map((value) => ({
      value,
      label: words(`list.${value}`),
    })),
  ];
  return (
    <FilterBar label={words("list.caption")}>
      <SearchBox
        label={words("list.search")}
        value={props.filters.text}
        onSearch={(text) => props.onText(text)}
      />
      <SelectField
        label={words("list.state")}
        options={parts()}
        value={props.filters.part}
        onChange={(part) => props.onFilters({ part: part === "all" ? undefined : part })}
      />
      <SelectField
        label={words("list.kind")}
        options={kinds()}
        value={props.filters.kind}
        onChange={(kind) => props.onFilters({ kind: kind || undefined })}
      />
    </FilterBar>
  );
}

const columns = () => [
  {
    key: "title",
    header: words("list.title"),
    width: "minmax(14rem, 3fr)",
    text: (row: ListedActivation) => row.title,
    priority: 1 as const,
  },
  {
    key: "state",
    header: words("list.state"),
    width: "10rem",
    text: (row: ListedActivation) => stateWord("activation", row.state),
    cell: (row: ListedActivation) => (
      <span class={css["line"]}>
        <StatusTag tone={toneOf(row.state)}>{stateWord("activation", row.state)}</StatusTag>
        <Show when={row.waits_for_word}>
          <Badge tone="warn">{words("list.by_word")}</Badge>
        </Show>
      </span>
    ),
  },
  {
    key: "kind",
    header: words("list.kind"),
    width: "minmax(7rem, 1fr)",
    text: (row: ListedActivation) => words(`kind.${row.kind}`),
  },
  {
    key: "organ",
    header: words("list.organ"),
    width: "11rem",
    text: (row: ListedActivation) => row.organ_name,
  },
  {
    key: "team",
    header: words("list.team"),
    width: "5rem",
    align: "end" as const,
    text: (row: ListedActivation) => words("list.people", { n: row.team }),
  },
  {
    key: "due",
    header: words("list.due"),
    width: "11rem",
    text: (row: ListedActivation) => timeWords(row),
    cell: (row: ListedActivation) => {
      const due = figuresOf(row, today()).dueOn;
      return due ? <DeadlineBadge dueOn={due} today={today()} /> : timeWords(row);
    },
  },
];

/** What it took, once it is over. */
function timeWords(row: ListedActivation): string {
  const { takenDays, savedDays } = figuresOf(row, today());
  if (takenDays === null || savedDays === null) return "";
  if (savedDays < 0) return words("list.over", { n: takenDays, over: -savedDays });
  return savedDays > 0
    ? words("list.saved", { n: takenDays, saved: savedDays })
    : words("list.used", { n: takenDays });
}
