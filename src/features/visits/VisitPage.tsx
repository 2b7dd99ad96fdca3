import { useParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { shortVillageName } from "../../core/visits/names.ts";
import { formatDay, formatDayWithWeekday, formatList, formatMoment, formatTime } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { editIcon } from "../../ui/icons.ts";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { ConflictPanel } from "./ConflictPanel.tsx";
import { createVisitReading, type VisitDetail, type VisitEvent } from "./data.ts";
import { DeliveryTag, MergeTag } from "./DeliveryTag.tsx";
import { type VisitRow, withCorrections } from "./local.ts";
import { metWords } from "./met-words.ts";
import { PhotoList } from "./PhotoList.tsx";
import { ProblemItem } from "./ProblemItem.tsx";
import { words } from "./strings.ts";
import { createVillages } from "./villages.ts";
import { VisitEditDialog } from "./VisitEditDialog.tsx";
import css from "./visits.module.css";

/** One visit: what was seen and said, what was found, and everything that happened with it since. */
export function VisitPage() {
  const params = useParams<{ id: string }>();
  const reading = createVisitReading(() => params.id);
  const villages = createVillages();
  const detail = () => reading.value() ?? undefined;
  const row = createMemo((): VisitRow | undefined => {
    const visit = detail()?.visit;
    if (visit) return withCorrections({ ...visit, delivery: null }, villages.local());
    return villages.local().logged.find(({ id }) => id === params.id);
  });
  const title = () => (row() ? shortVillageName(row()?.village_name ?? "") : words("title"));
  return (
    <>
      <PageHeader
        title={title()}
        subtitle={row() && <Subtitle row={row()!} />}
        back={{ href: "/visits?tab=records", label: words("title") }}
        actions={row() && detail() && <Actions row={row()!} />}
      />
      <Switch
        fallback={
          <ReadingFrame reading={reading} lines={8}>
            <EmptyState title={words("visit.not_found")}>{words("visit.not_found_words")}</EmptyState>
          </ReadingFrame>
        }
      >
        <Match when={detail()}>
          {(known) => (
            <ReadingFrame reading={reading}>
              <KnownVisit detail={known()} row={row()!} isKept={reading.status() === "kept"} />
            </ReadingFrame>
          )}
        </Match>
        <Match when={row()}>{(local) => <LocalVisit row={local()} />}</Match>
      </Switch>
    </>
  );
}

function Subtitle(props: { row: VisitRow }) {
  return (
    <span class={css["rowLine"]}>
      <span>
        {formatDayWithWeekday(props.row.visited_on)} {formatTime(props.row.started_at)}
      </span>
      <DeliveryTag delivery={props.row.delivery} />
      <MergeTag label={props.row.merge_label} />
    </span>
  );
}

function Actions(props: { row: VisitRow }) {
  const [isEditing, setEditing] = createSignal(false);
  const isAuthor = () => props.row.author_id === signedIn().officer.id && !signedIn().seeingAs;
  const address = () => `/visits/new?village=${props.row.village_code}&follow_up=${props.row.id}`;
  return (
    <>
      <Show when={props.row.follow_up_on && !props.row.follow_up_done_on}>
        <LinkButton href={address()}>{words("visit.make_follow_up")}</LinkButton>
      </Show>
      <Show when={isAuthor()}>
        <Button icon={editIcon} onClick={() => setEditing(true)}>
          {words("visit.edit")}
        </Button>
      </Show>
      <Show when={isEditing()}>
        <VisitEditDialog visit={props.row} onClose={() => setEditing(false)} />
      </Show>
    </>
  );
}

/** A visit that only this device knows. */
function LocalVisit(props: { row: VisitRow }) {
  const state = () => words(`delivery.${props.row.delivery?.state ?? "waiting"}`);
  return (
    <Stack>
      <Show when={props.row.delivery?.state !== "sent"}>
        <Note
          tone={props.row.delivery?.state === "refused" ? "danger" : "warn"}
          actions={<LinkButton href="/outbox">{words("visit.to_outbox")}</LinkButton>}
        >
          <p>{words("visit.unsent", { state: state() })}</p>
        </Note>
      </Show>
      <Card>
        <VisitFacts row={props.row} />
      </Card>
    </Stack>
  );
}

function KnownVisit(props: { detail: VisitDetail; row: VisitRow; isKept: boolean }) {
  // Both values are on the server, where nothing overwrites them; the device keeps the visit alone.
  const isToDecideLater = () =>
    props.isKept && props.row.merge_label === "conflict" && props.row.author_id === signedIn().officer.id;
  return (
    <Stack gap="lg">
      <Show when={props.row.delivery}>
        {(delivery) => (
          <Note
            tone={delivery().state === "refused" ? "danger" : "warn"}
            actions={<LinkButton href="/outbox">{words("visit.to_outbox")}</LinkButton>}
          >
            <p>{words("visit.unsent_edit", { state: words(`delivery.${delivery().state}`) })}</p>
          </Note>
        )}
      </Show>
      <Show when={props.row.merge_label === "parallel_edit"}>
        <Note tone="info" title={words("label.parallel_edit")}>
          <p>{words("label.parallel_edit_words")}</p>
        </Note>
      </Show>
      <Show when={isToDecideLater()}>
        <Note tone="warn" title={words("conflict.title")}>
          <p>{words("conflict.later")}</p>
        </Note>
      </Show>
      <Show when={props.detail.conflicts.length > 0}>
        <ConflictPanel visit={props.row} conflicts={props.detail.conflicts} />
      </Show>
      <Card>
        <VisitFacts row={props.row} detail={props.detail} />
      </Card>
      <PhotoList visitId={props.row.id} />
      <Card title={words("visit.problems")} flush>
        <Show
          when={props.detail.problems.length > 0}
          fallback={<p class={css["padded"]}>{words("visit.no_problems")}</p>}
        >
          <ul class={css["plainRows"]} aria-label={words("visit.problems")}>
            <For each={props.detail.problems}>{(problem) => <ProblemItem problem={problem} />}</For>
          </ul>
        </Show>
      </Card>
      <Show when={props.detail.events.length > 0}>
        <Card title={words("visit.timeline")}>
          <Timeline label={words("visit.timeline")} entries={timelineOf(props.detail.events)} />
        </Card>
      </Show>
    </Stack>
  );
}

function VisitFacts(props: { row: VisitRow; detail?: VisitDetail }) {
  const items = (): Described[] => {
    const row = props.row;
    const detail = props.detail;
    const facts: (Described | false)[] = [
      { term: words("visit.kind"), value: words(`kind.${row.kind}`) },
      row.author_name !== null && { term: words("visit.author"), value: row.author_name },
      row.organ_name !== null && { term: words("visit.organ"), value: row.organ_name },
      Boolean(detail?.visit.grid_name) && { term: words("visit.grid"), value: detail?.visit.grid_name },
      row.met.length > 0 && { term: words("visit.met"), value: metWords(row), wide: true },
      Boolean(detail?.names) && { term: words("visit.names"), value: detail?.names, wide: true },
      row.topics.length > 0 && { term: words("visit.topics"), value: formatList(row.topics), wide: true },
      Boolean(row.guidance) && {
        term: words("visit.guidance"),
        value: <p class={css["fullText"]}>{row.guidance}</p>,
        wide: true,
      },
      row.follow_up_on !== null && { term: words("visit.follow_up"), value: <FollowUpWords {...props} /> },
      row.follow_up_of !== null && {
        term: words("kind.return"),
        value: <a href={`/visits/${row.follow_up_of}`}>{words("visit.follow_up_of")}</a>,
      },
      Boolean(detail?.visit.received_at) && {
        term: words("visit.received"),
        value: formatMoment(detail?.visit.received_at ?? ""),
      },
    ];
    return facts.filter((fact) => fact !== false);
  };
  return <DescriptionList items={items()} />;
}

function FollowUpWords(props: { row: VisitRow; detail?: VisitDetail }) {
  return (
    <span class={css["rowLine"]}>
      <span>{formatDay(props.row.follow_up_on ?? "")}</span>
      <Show when={props.row.follow_up_done_on}>
        {(day) => <span>{words("visit.follow_up_done", { day: formatDay(day()) })}</span>}
      </Show>
      <Show when={props.detail?.followed_by}>
        {(by) => <a href={`/visits/${by().id}`}>{words("visit.followed_by")}</a>}
      </Show>
    </span>
  );
}

const timelineOf = (events: readonly VisitEvent[]) =>
  events.map((event, index) => ({
    id: String(index),
    at: event.at,
    title: words.maybe(`event.${event.entity}.${event.action}`) ?? event.action,
    who: event.actor_name ?? undefined,
    from: stateWords(event.from_state),
    to: stateWords(event.to_state),
    note: event.note ?? undefined,
  }));

const stateWords = (state: string | null): string | undefined =>
  state === null ? undefined : (words.maybe(`state.${state}`) ?? state);
