import { createMemo, Show } from "solid-js";
import { VISIT_KINDS } from "../../core/visits/kinds.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { today } from "../../lib/clock.ts";
import { signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { visitIcon } from "../../ui/icons.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { createVisitFilters } from "./address.ts";
import { createVisitsReading } from "./data.ts";
import { isWanted, mergeVisits, NO_FILTERS, type VisitFilters } from "./local.ts";
import { words } from "./strings.ts";
import { createVillages } from "./villages.ts";
import { VisitList } from "./VisitList.tsx";
import css from "./visits.module.css";

/** Short, because what lies on the device is searched at once; long enough for two keys struck together. */
const SEARCH_WAIT_MS = 30;

/** Every visit that the person may see, newest first; those of this device that are not sent yet on top. */
export function RecordsPanel(props: { mayLog: boolean }) {
  const [filters, setFilters] = createVisitFilters();
  const officerId = () => signedIn().officer.id;
  const reading = createVisitsReading(filters, officerId);
  const villages = createVillages();
  const rows = createMemo(() => {
    const fetchedAt = reading.asOf();
    const merged = mergeVisits(
      reading.value() ?? [],
      villages.local(),
      fetchedAt ? Date.parse(fetchedAt) : 0,
    );
    return merged.filter((row) => row.delivery === null || isWanted(row, filters(), officerId()));
  });
  const isFiltered = () => JSON.stringify(filters()) !== JSON.stringify(NO_FILTERS);
  return (
    <>
      <RecordFilters
        filters={filters()}
        villageName={villages.nameOf(filters().villageCode)}
        onFilters={setFilters}
      />
      {/* What waits on this device is shown whatever the server says. */}
      <Show when={reading.value() === undefined && rows().length > 0}>
        <VisitList label={words("records.unsent")} rows={rows()} />
      </Show>
      <ReadingFrame reading={reading} lines={6}>
        <Show
          when={rows().length > 0}
          fallback={
            <EmptyState
              icon={visitIcon}
              title={isFiltered() ? words("records.no_match") : words("records.none")}
              action={
                <Show when={props.mayLog}>
                  <LinkButton href="/visits/new">{words("new")}</LinkButton>
                </Show>
              }
            >
              {isFiltered() ? undefined : words("records.none_words")}
            </EmptyState>
          }
        >
          <VisitList label={words("tab.records")} rows={rows()} />
          <Show when={reading.total() > 0}>
            <LoadMore
              shown={reading.value()?.length ?? 0}
              total={reading.total()}
              busy={reading.isLoadingMore()}
              onMore={reading.more}
            />
          </Show>
        </Show>
      </ReadingFrame>
    </>
  );
}

function RecordFilters(props: {
  filters: VisitFilters;
  villageName: string;
  onFilters: (changes: Partial<VisitFilters>) => void;
}) {
  const kinds = () => [
    { value: "" as const, label: words("records.all_kinds") },
    ...VISIT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) })),
  ];
  return (
    <div class={css["filters"]} role="group" aria-label={words("records.filters")}>
      <div class={css["wide"]}>
        <SearchBox
          label={words("records.search")}
          waitMs={SEARCH_WAIT_MS}
          value={props.filters.text}
          onSearch={(text) => props.onFilters({ text })}
        />
      </div>
      <SelectField
        label={words("records.kind")}
        options={kinds()}
        value={props.filters.kind}
        onChange={(kind) => props.onFilters({ kind })}
      />
      <Checkbox
        label={words("records.mine")}
        checked={props.filters.isMine}
        onChange={(isMine) => props.onFilters({ isMine })}
      />
      <DateField
        label={words("records.from")}
        max={props.filters.to || today()}
        value={props.filters.from}
        onInput={(from) => props.onFilters({ from })}
      />
      <DateField
        label={words("records.to")}
        min={props.filters.from || undefined}
        max={today()}
        value={props.filters.to}
        onInput={(to) => props.onFilters({ to })}
      />
      <Show when={props.filters.villageCode}>
        <div>
          {words("records.village", { name: shortVillageName(props.villageName) })}{" "}
          <Button kind="quiet" onClick={() => props.onFilters({ villageCode: "" })}>
            {words("records.all_villages")}
          </Button>
        </div>
      </Show>
    </div>
  );
}
