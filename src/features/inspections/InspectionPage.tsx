import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { actionWord, stateWord } from "../../lib/flow.ts";
import {
  formatBeside,
  formatDay,
  formatDayRange,
  formatList,
  formatMoment,
  formatShortDayRange,
} from "../../lib/format.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { Card, Columns, Stack } from "../../ui/Card.tsx";
import { DescriptionList, type Described } from "../../ui/DescriptionList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { checklistIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { ActionBar } from "./ActionBar.tsx";
import { STATE_TONES } from "./AllPanel.tsx";
import { AnswersCard } from "./AnswersCard.tsx";
import { createInspectionReading } from "./data.ts";
import { detail as words } from "./detail-strings.ts";
import { targetOf } from "./documents.ts";
import type { InspectionDetail } from "./listed.ts";
import { RaisedCard } from "./RaisedCard.tsx";
import { words as common } from "./strings.ts";

/** One inspection, as far as the reader may see it: the unit inspected sees neither answers nor who came. */
export function InspectionPage() {
  const params = useParams<{ id: string }>();
  const reading = createInspectionReading(() => params.id);
  return (
    <>
      <PageHeader
        title={reading.value()?.name ?? common("title")}
        subtitle={
          <Show when={reading.value()}>
            {(one) => (
              <>
                {formatBeside(
                  common(`kind.${one().kind}`),
                  targetOf(one()),
                  formatShortDayRange(one().starts_on, one().ends_on),
                )}
              </>
            )}
          </Show>
        }
        back={{ href: "/inspections", label: common("title") }}
        actions={<Show when={reading.value()}>{(one) => <ActionBar inspection={one()} />}</Show>}
      />
      <ReadingFrame reading={reading} lines={8}>
        <Show
          when={reading.value()}
          fallback={
            <EmptyState
              icon={checklistIcon}
              title={words("gone")}
              action={<a href="/inspections">{common("run.to_list")}</a>}
            >
              {common("run.gone_words")}
            </EmptyState>
          }
        >
          {(one) => (
            <Stack>
              <Columns min="20rem">
                <Card title={words("facts")}>
                  <DescriptionList items={factsOf(one())} />
                </Card>
                <RaisedCard inspection={one()} />
              </Columns>
              <AnswersCard inspection={one()} />
              <Show when={one().events.length > 0}>
                <Card title={words("trail")}>
                  <Timeline
                    label={words("trail")}
                    entries={one().events.map((event, index) => ({
                      id: `${index}`,
                      at: event.at,
                      title: actionWord(event.action),
                      who: event.actor_name ?? undefined,
                      from: event.from_state ? stateWord("inspection", event.from_state) : undefined,
                      to: event.to_state ? stateWord("inspection", event.to_state) : undefined,
                      note: event.note ?? undefined,
                    }))}
                  />
                </Card>
              </Show>
            </Stack>
          )}
        </Show>
      </ReadingFrame>
    </>
  );
}

function factsOf(one: InspectionDetail): Described[] {
  return [
    {
      term: words("state"),
      value: <StatusTag tone={STATE_TONES[one.state]}>{stateWord("inspection", one.state)}</StatusTag>,
    },
    { term: words("unit"), value: one.organ_name },
    ...(one.village_name ? [{ term: words("village"), value: one.village_name }] : []),
    { term: words("ordered_by"), value: one.inspecting_organ_name ?? "" },
    ...(one.round === null ? [] : [{ term: words("round"), value: common("round", { n: one.round }) }]),
    { term: words("days"), value: formatDayRange(one.starts_on, one.ends_on) },
    { term: words("release"), value: formatMoment(one.release_at) },
    ...(one.members.length > 0 ? [{ term: words("members"), value: formatList(one.members) }] : []),
    ...(one.checklist
      ? [
          {
            term: words("checklist"),
            value: words("checklist_version", {
              name: one.checklist.name,
              version: String(one.checklist.version),
            }),
          },
        ]
      : []),
    ...(one.submitted_on
      ? [
          { term: words("submitted"), value: formatDay(one.submitted_on) },
          { term: words("projects"), value: words("projects_count", { n: one.projects }) },
        ]
      : []),
  ];
}
