import type { FindingDetail, FindingEvent } from "../../core/findings/finding.schema.ts";
import { actionWord, stateWord } from "../../lib/flow.ts";
import { formatDay } from "../../lib/format.ts";
import { formatSentences } from "../../lib/format-sentences.ts";
import { Timeline, type TimelineEntry } from "../../ui/Timeline.tsx";
import { words } from "./strings.ts";

/** Steps and reminders in the order in which they happened. */
export function FindingTrail(props: { detail: FindingDetail }) {
  const entries = (): TimelineEntry[] =>
    [...props.detail.events.map(stepOf), ...props.detail.reminders.map(reminderOf)].sort((a, b) =>
      a.at < b.at ? -1 : 1,
    );
  return <Timeline label={words("page.trail")} entries={entries()} />;
}

const isCount = (value: unknown): value is number => typeof value === "number";

function stepOf(event: FindingEvent): TimelineEntry {
  const { asked, unaware } = event.data;
  const counts =
    isCount(asked) && isCount(unaware) ? words("look_back.counts", { asked, unaware }) : undefined;
  const isMove = event.from_state !== null && event.to_state !== null && event.from_state !== event.to_state;
  return {
    id: `${event.at}${event.action}`,
    at: event.at,
    title: actionWord(event.action),
    // The unit reads the organ in place of the person.
    who: event.actor_name ?? event.organ_name ?? undefined,
    ...(isMove && {
      from: stateWord("finding", event.from_state ?? ""),
      to: stateWord("finding", event.to_state ?? ""),
    }),
    note: formatSentences(counts, event.note) || undefined,
    tone: event.action === "look_back_failed" || event.action === "reopen" ? "danger" : undefined,
  };
}

const reminderOf = ({ stage, due_on, sent_at }: FindingDetail["reminders"][number]): TimelineEntry => ({
  id: `${sent_at}${stage}`,
  at: sent_at,
  title: words(`reminder.${stage}`),
  note: words("reminder.note", { day: formatDay(due_on) }),
  tone: stage === "overdue" ? "danger" : "warn",
});
