import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { FindingDetail } from "../../core/findings/finding.schema.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { formatDay, formatDayWithWeekday } from "../../lib/format.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Card } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Watermark } from "../../ui/Watermark.tsx";
import { createFindingReading } from "./data.ts";
import { FindingActions } from "./FindingActions.tsx";
import { FindingTrail } from "./FindingTrail.tsx";
import { LookBackCard } from "./LookBackCard.tsx";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { createReportWaiting } from "./outbox-link.ts";
import { RectificationCard } from "./RectificationCard.tsx";
import { TalkCard } from "./TalkCard.tsx";
import { words } from "./strings.ts";
import { DueTag, SeverityBadge, StateTag } from "./Tags.tsx";
import css from "./findings.module.css";

/** One finding: what it is, how it stands, what may be done with it, and everything that happened since. */
export function FindingPage() {
  const params = useParams<{ id: string }>();
  const reading = createFindingReading(() => params.id);
  const detail = () => reading.value() ?? undefined;
  return (
    <>
      <PageHeader
        title={detail()?.finding.title ?? words("title")}
        subtitle={detail() && <Standing detail={detail()!} />}
        back={{ href: "/findings", label: words("title") }}
      />
      <ReadingFrame reading={reading} lines={8}>
        <Show when={detail()} fallback={<NotThere findingId={params.id} />}>
          {(known) => (
            <div class={css["narrow"]}>
              <Watermark text={signedIn().officer.name}>
                <div class={css["page"]}>
                  <KnownFinding detail={known()} />
                </div>
              </Watermark>
            </div>
          )}
        </Show>
      </ReadingFrame>
    </>
  );
}

/** Not (yet) at the server: it may be waiting on this very device. */
function NotThere(props: { findingId: string }) {
  const outbox = createOutbox();
  const isWaiting = () => (outbox()?.view().open ?? []).some(({ id }) => id === props.findingId);
  return (
    <Show
      when={isWaiting()}
      fallback={<EmptyState title={words("page.not_found")}>{words("page.not_found_words")}</EmptyState>}
    >
      <EmptyState title={words("form.saved_title")} action={<a href="/outbox">{words("form.to_outbox")}</a>}>
        {words("form.saved_words")}
      </EmptyState>
    </Show>
  );
}

function Standing(props: { detail: FindingDetail }) {
  const finding = () => props.detail.finding;
  return (
    <span class={css["line"]}>
      <StateTag state={finding().state} />
      <SeverityBadge severity={finding().severity} />
      <DueTag finding={finding()} />
      <Show when={finding().reopened_count > 0}>
        <span>{words("page.reopened_times", { n: finding().reopened_count })}</span>
      </Show>
    </span>
  );
}

function KnownFinding(props: { detail: FindingDetail }) {
  const isWaiting = createReportWaiting(() => props.detail.finding.id);
  return (
    <>
      <Show when={isWaiting()}>
        <Note tone="warn">
          <p>{words("page.report_waiting")}</p>
        </Note>
      </Show>
      <Show when={props.detail.finding.state === "escalated_to_clue"}>
        <Note tone="info">
          <p>
            {words("page.escalated")}{" "}
            <Show when={hasRole("case_manager")}>
              <a href="/clues">{words("page.to_clues")}</a>
            </Show>
          </p>
        </Note>
      </Show>
      <FindingActions detail={props.detail} isReportWaiting={isWaiting()} />
      <Card title={words("page.facts")}>
        <DescriptionList items={facts(props.detail)} />
      </Card>
      <Notices detail={props.detail} />
      <RectificationCard detail={props.detail} />
      <LookBackCard detail={props.detail} />
      <Show when={props.detail.is_inspecting}>
        <TalkCard detail={props.detail} />
      </Show>
      <Show when={props.detail.events.length > 0}>
        <Card title={words("page.trail")}>
          <FindingTrail detail={props.detail} />
        </Card>
      </Show>
    </>
  );
}

function Notices(props: { detail: FindingDetail }) {
  return (
    <Show when={props.detail.notices.length > 0}>
      <Card title={words("page.notices")}>
        <ul class={css["items"]}>
          <For each={props.detail.notices}>
            {(notice) => (
              <li>
                <a href={`/findings/${props.detail.finding.id}/notices/${notice.id}`}>
                  {words("page.notice", {
                    kind: words(`notice.${notice.kind}`),
                    number: notice.number,
                  })}
                </a>
                <span class={css["quiet"]}>
                  {words("page.notice_meta", {
                    issued: formatDay(notice.issued_on),
                    due: formatDay(notice.due_on),
                  })}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

function facts(detail: FindingDetail): Described[] {
  const { finding, author_name } = detail;
  const line = (term: string, value: string | null | undefined): Described[] =>
    value ? [{ term, value }] : [];
  return [
    // What was handed over has no text any more.
    ...(finding.description
      ? [
          {
            term: words("field.description"),
            value: <p class={css["text"]}>{finding.description}</p>,
            wide: true,
          },
        ]
      : []),
    ...line(words("field.unit"), finding.organ_name),
    ...line(words("field.village"), finding.village_name && shortVillageName(finding.village_name)),
    { term: words("field.topic"), value: finding.topic },
    { term: words("field.found_on"), value: formatDayWithWeekday(finding.found_on) },
    ...(finding.inspection_id && finding.inspection_name
      ? [
          {
            term: words("field.inspection"),
            value: <a href={`/inspections/${finding.inspection_id}`}>{finding.inspection_name}</a>,
          },
        ]
      : []),
    { term: words("field.source"), value: words(`source.${finding.source}`) },
    ...(finding.unit_answer
      ? [
          {
            term: words("field.unit_answer"),
            value: <p class={css["text"]}>{finding.unit_answer}</p>,
            wide: true,
          },
        ]
      : []),
    ...line(words("field.owner"), finding.owner_name),
    ...line(
      words("field.limit"),
      finding.limit_days === null ? null : words("field.limit_value", { n: finding.limit_days }),
    ),
    ...line(words("field.due"), finding.due_on && formatDayWithWeekday(finding.due_on)),
    ...line(
      words("field.extended"),
      finding.extended_count > 0 ? words("field.extended_value", { n: finding.extended_count }) : null,
    ),
    ...line(words("field.closed_on"), finding.closed_on && formatDay(finding.closed_on)),
    ...(author_name
      ? [
          {
            term: words("field.author"),
            value: (
              <>
                {author_name} <span class={css["quiet"]}>{words("field.author_note")}</span>
              </>
            ),
          },
        ]
      : []),
  ];
}
