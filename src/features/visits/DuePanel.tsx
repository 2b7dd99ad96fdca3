import { createMemo, createSignal, For, Show } from "solid-js";
import { addDays } from "../../core/calendar/day.ts";
import { isDue, type StandingVillage } from "../../core/visits/due.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import type { FollowUp, VillagesToVisit } from "../../core/visits/visits.schema.ts";
import { today } from "../../lib/clock.ts";
import { formatBeside, formatDayShort } from "../../lib/format.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Section, Stack } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checkIcon, visitIcon } from "../../ui/icons.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createFollowUpsReading } from "./data.ts";
import { standingWords } from "./standing.ts";
import { words } from "./strings.ts";
import { createVillages } from "./villages.ts";
import css from "./visits.module.css";

const FOLLOW_UP_AHEAD_DAYS = 7;
const SHOWN_VILLAGES = 60;

/** What is to be done: promises that fall due, and villages that were not visited for too long. */
export function DuePanel() {
  const villages = createVillages();
  // Villages of the township that others look after, unseen, are theirs to worry about.
  const known = createMemo(() => villages.list().filter((village) => village.is_known));
  const followUps = createFollowUpsReading(() => ({
    until: addDays(today(), FOLLOW_UP_AHEAD_DAYS),
    villageCode: "",
  }));
  const promises = createMemo(() =>
    (followUps.value() ?? []).filter(({ id }) => !villages.local().followedIds.has(id)),
  );
  return (
    <Stack gap="lg">
      <Section title={words("due.follow_ups")}>
        <ReadingFrame reading={followUps} lines={2}>
          <Show
            when={promises().length > 0}
            fallback={<p class={css["quiet"]}>{words("due.follow_ups_none")}</p>}
          >
            <RowList label={words("due.follow_ups")} framed>
              <For each={promises()}>{(promise) => <PromiseItem promise={promise} />}</For>
            </RowList>
            <Show when={followUps.hasMore()}>
              <LoadMore
                shown={promises().length}
                total={followUps.total()}
                busy={followUps.isLoadingMore()}
                onMore={followUps.more}
              />
            </Show>
          </Show>
        </ReadingFrame>
      </Section>
      <Section title={words("due.villages")} aside={<IntervalWords answer={villages.reading.value()} />}>
        <ReadingFrame reading={villages.reading} lines={6}>
          <Villages villages={known()} answer={villages.reading.value()} />
        </ReadingFrame>
      </Section>
    </Stack>
  );
}

/** Said only where it is the same for all. */
function IntervalWords(props: { answer: VillagesToVisit | undefined }) {
  const intervals = () => new Set(props.answer?.townships.map(({ interval_days }) => interval_days));
  const only = () => (intervals().size === 1 ? [...intervals()][0] : undefined);
  return <Show when={only()}>{(n) => words("due.interval", { n: n() })}</Show>;
}

function PromiseItem(props: { promise: FollowUp }) {
  const address = () =>
    `/visits/new?village=${props.promise.village_code}&follow_up=${encodeURIComponent(props.promise.id)}`;
  return (
    <li>
      <div class={css["rowWithAction"]}>
        <div>
          <div class={css["rowLine"]}>
            <a href={`/visits/${props.promise.id}`}>{shortVillageName(props.promise.village_name)}</a>
            <DeadlineBadge dueOn={props.promise.follow_up_on} today={today()} />
          </div>
          <div class={css["rowMeta"]}>
            <span>{words("due.follow_up_words", { visited: formatDayShort(props.promise.visited_on) })}</span>
            <Show when={props.promise.author_name}>
              <span>{props.promise.author_name}</span>
            </Show>
          </div>
        </div>
        <LinkButton href={address()}>{words("due.make_follow_up")}</LinkButton>
      </div>
    </li>
  );
}

function Villages(props: { villages: readonly StandingVillage[]; answer: VillagesToVisit | undefined }) {
  const [text, setText] = createSignal("");
  const [township, setTownship] = createSignal("");
  const [onlyDue, setOnlyDue] = createSignal(true);
  const [shown, setShown] = createSignal(SHOWN_VILLAGES);
  const inScope = createMemo(() =>
    props.villages.filter(
      ({ name, township_code }) =>
        name.includes(text().trim()) && (township() === "" || township_code === township()),
    ),
  );
  const dueCount = createMemo(() => inScope().filter(isDue).length);
  const wanted = createMemo(() => inScope().filter((village) => !onlyDue() || isDue(village)));
  const townships = () => [
    { value: "", label: words("due.all_townships") },
    ...(props.answer?.townships ?? []).map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <Show
      when={props.villages.length > 0}
      fallback={
        <EmptyState icon={visitIcon} title={words("due.no_area")}>
          {words("due.no_area_words")}
        </EmptyState>
      }
    >
      <div class={css["filters"]} role="group" aria-label={words("due.search")}>
        <Show when={townships().length > 2}>
          <SelectField
            label={words("due.township")}
            options={townships()}
            value={township()}
            onChange={(code) => (setTownship(code), setShown(SHOWN_VILLAGES))}
          />
        </Show>
        <div class={css["wide"]}>
          <SearchBox label={words("due.search")} value={text()} onSearch={setText} />
        </div>
        <Checkbox label={words("due.only_due")} checked={onlyDue()} onChange={setOnlyDue} />
      </div>
      <p class={css["quiet"]} role="status">
        {words("due.count", { due: dueCount(), n: inScope().length })}
      </p>
      <Show
        when={wanted().length > 0}
        fallback={
          <EmptyState
            icon={checkIcon}
            title={onlyDue() && text() === "" ? words("due.none") : words("due.no_match")}
          />
        }
      >
        <Stack>
          <For each={groupsOf(wanted().slice(0, shown()))}>{(group) => <GridGroup group={group} />}</For>
        </Stack>
        <Show when={wanted().length > shown()}>
          <LoadMore
            shown={shown()}
            total={wanted().length}
            onMore={() => setShown((count) => count + SHOWN_VILLAGES)}
          />
        </Show>
      </Show>
    </Show>
  );
}

interface Group {
  key: string;
  title: string;
  leader: string | null;
  villages: StandingVillage[];
}

/** By township and grid, in the order in which they are met: own villages come first. */
function groupsOf(villages: readonly StandingVillage[]): Group[] {
  const groups = new Map<string, Group>();
  for (const village of villages) {
    const key = `${village.township_code} ${village.grid_id ?? ""}`;
    const group = groups.get(key) ?? {
      key,
      title: formatBeside(village.township_name, village.grid_name ?? words("due.no_grid")),
      leader: village.leader_name,
      villages: [],
    };
    group.villages.push(village);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function GridGroup(props: { group: Group }) {
  return (
    <section>
      <div class={css["groupHead"]}>
        <h3>{props.group.title}</h3>
        <Show when={props.group.leader}>
          {(name) => <span class={css["quiet"]}>{words("due.leader", { name: name() })}</span>}
        </Show>
      </div>
      <RowList label={props.group.title} framed>
        <For each={props.group.villages}>{(village) => <VillageItem village={village} />}</For>
      </RowList>
    </section>
  );
}

function VillageItem(props: { village: StandingVillage }) {
  return (
    <li>
      <div class={css["rowWithAction"]}>
        <div>
          <div class={css["rowLine"]}>
            <a href={`/visits?tab=records&village=${props.village.code}`}>
              {shortVillageName(props.village.name)}
            </a>
          </div>
          <div class={css["rowMeta"]}>
            <span class={isDue(props.village) ? css["overdue"] : undefined}>
              {standingWords(props.village)}
            </span>
            <Show when={props.village.last_visited_on}>
              {(day) => <span>{words("due.last", { day: formatDayShort(day()) })}</span>}
            </Show>
          </div>
        </div>
        <LinkButton href={`/visits/new?village=${props.village.code}`}>{words("new")}</LinkButton>
      </div>
    </li>
  );
}
