import { useSearchParams } from "@solidjs/router";
import { createSignal } from "solid-js";
import { shortVillageName } from "../../core/visits/names.ts";
import { stateWord } from "../../lib/flow.ts";
import { formatBeside, formatDay } from "../../lib/format.ts";
import { Stack } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { findingIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import { type ClueLine, createCluesReading, STATES } from "./data.ts";
import { NamingsCard } from "./NamingsCard.tsx";
import { StateTag } from "./StateTag.tsx";
import { words } from "./strings.ts";

/** What was handed over to case management, newest first. */
export function CluesPage() {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  // Not in the address: a browser keeps addresses, and what is looked for here may be a name.
  const [text, setText] = createSignal("");
  const filters = () => ({
    text: text(),
    state: STATES.find((state) => state === search["state"]) ?? "",
  });
  const reading = createCluesReading(filters);
  const isFiltered = () => filters().text !== "" || filters().state !== "";
  return (
    <>
      <PageHeader title={words("title")} subtitle={words("list.words")} />
      <Stack>
        <NamingsCard />
        <FilterBar label={words("list.filters")}>
          <SearchBox label={words("list.search")} value={filters().text} onSearch={setText} />
          <SelectField
            label={words("list.state")}
            options={[
              { value: "all" as string, label: words("list.every_state") },
              ...STATES.map((state) => ({ value: state as string, label: stateWord("clue", state) })),
            ]}
            value={filters().state || "all"}
            onChange={(state) => setSearch({ state: state === "all" ? undefined : state }, { replace: true })}
          />
        </FilterBar>
        <PagedFrame
          reading={reading}
          empty={
            <EmptyState icon={findingIcon} title={isFiltered() ? words("list.no_match") : words("list.none")}>
              {isFiltered() ? undefined : words("list.none_words")}
            </EmptyState>
          }
        >
          <DataTable
            caption={words("title")}
            columns={columns()}
            rows={reading.value() ?? []}
            rowKey={(clue) => clue.id}
            href={(clue) => `/clues/${clue.id}`}
          />
        </PagedFrame>
      </Stack>
    </>
  );
}

const placeOf = ({ source }: ClueLine): string =>
  formatBeside(source.unit_name ?? "", source.village_name ? shortVillageName(source.village_name) : "");

const columns = (): Column<ClueLine>[] => [
  {
    key: "title",
    header: words("name"),
    text: ({ title }) => title,
    priority: 1,
    width: "minmax(14rem, 3fr)",
  },
  { key: "number", header: words("number"), text: ({ number }) => number, width: "minmax(11rem, 2fr)" },
  {
    key: "state",
    header: words("state"),
    text: ({ state }) => stateWord("clue", state),
    cell: (clue) => <StateTag state={clue.state} />,
    width: "7rem",
  },
  { key: "unit", header: words("unit"), text: placeOf, width: "minmax(9rem, 2fr)" },
  {
    key: "received_on",
    header: words("received_on"),
    text: ({ received_on }) => formatDay(received_on),
    width: "8.5rem",
  },
  {
    key: "due_on",
    header: words("limit"),
    text: ({ due_on }) => (due_on ? formatDay(due_on) : ""),
    width: "8.5rem",
  },
];
