import { useParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { formatMoment } from "../../lib/format.ts";
import { actionWord, stateWord } from "../../lib/flow.ts";
import { anyWord } from "../../lib/i18n.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { lockIcon } from "../../ui/icons.ts";
import { Note } from "../../ui/Note.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { ActionButtons } from "./ActionButtons.tsx";
import { type ActivationRecord, createPageReading, type Happening } from "./data.ts";
import { ExtensionsCard } from "./ExtensionsCard.tsx";
import { FactsCard } from "./FactsCard.tsx";
import { RecusalsCard } from "./RecusalsCard.tsx";
import { words } from "./strings.ts";
import { TeamCard } from "./TeamCard.tsx";
import { toneOf } from "./tones.ts";
import css from "./activations.module.css";

const HAS_LOG = ["staffed", "in_progress", "suspended", "concluded", "debriefed", "archived"];

/** One activation: how it stands, who takes part, what happened. It is there only while its reader may see it. */
export function ActivationPage() {
  const params = useParams<{ id: string }>();
  const reading = createPageReading(() => params.id);
  const record = createMemo(() => reading.value() ?? undefined);
  return (
    <>
      <PageHeader
        title={record()?.activation.title ?? words("title")}
        subtitle={<Show when={record()}>{(known) => <Subtitle record={known()} />}</Show>}
        back={{ href: "/activations", label: words("title") }}
        actions={
          <Show when={record()}>
            {(known) => (
              <>
                <Show when={HAS_LOG.includes(known().activation.state)}>
                  <LinkButton href={`/collaboration/${known().activation.id}`}>
                    {words("page.log")}
                  </LinkButton>
                </Show>
                <ActionButtons record={known()} />
              </>
            )}
          </Show>
        }
      />
      <ReadingFrame reading={reading} lines={8}>
        <Show
          when={record()}
          fallback={
            <EmptyState icon={lockIcon} title={words("page.not_found")}>
              {words("page.not_found_words")}
            </EmptyState>
          }
        >
          {(known) => <Parts record={known()} />}
        </Show>
      </ReadingFrame>
    </>
  );
}

function Subtitle(props: { record: ActivationRecord }) {
  return (
    <span class={css["line"]}>
      <StatusTag tone={toneOf(props.record.activation.state)}>
        {stateWord("activation", props.record.activation.state)}
      </StatusTag>
      <span>{words(`kind.${props.record.activation.kind}`)}</span>
      <span>{props.record.organ_name}</span>
    </span>
  );
}

function Parts(props: { record: ActivationRecord }) {
  return (
    <Stack gap="lg">
      <VerbalNote record={props.record} />
      <FactsCard record={props.record} />
      <Show when={["submitted", "screened"].includes(props.record.activation.state)}>
        <ChainCard record={props.record} />
      </Show>
      <TeamCard record={props.record} />
      <Show when={props.record.recusals.length > 0}>
        <RecusalsCard record={props.record} />
      </Show>
      <Show when={props.record.extensions.length > 0 || props.record.activation.state === "in_progress"}>
        <ExtensionsCard record={props.record} />
      </Show>
      <Show when={props.record.events.length > 0}>
        <Card title={words("page.timeline")}>
          <Timeline label={words("page.timeline")} entries={props.record.events.map(entryOf)} />
        </Card>
      </Show>
    </Stack>
  );
}

function VerbalNote(props: { record: ActivationRecord }) {
  const given = () => props.record.activation;
  return (
    <Show when={props.record.verbal_approver}>
      {(approver) => (
        <Note tone={given().verbal_confirmed_at ? "neutral" : "warn"} title={words("page.verbal")}>
          <p>
            {words("page.verbal_words", {
              name: approver().name,
              at: formatMoment(given().verbal_approved_at ?? ""),
              reason: given().verbal_reason ?? "",
            })}
          </p>
          <p>
            {given().verbal_confirmed_at
              ? words("page.verbal_confirmed", { at: formatMoment(given().verbal_confirmed_at ?? "") })
              : words("page.verbal_waits")}
          </p>
        </Note>
      )}
    </Show>
  );
}

/** Who has agreed, and whose turn it is. */
function ChainCard(props: { record: ActivationRecord }) {
  const standing = (place: number) => {
    const done = props.record.activation.approvals;
    if (place < done) return "done";
    return place === done ? "next" : "later";
  };
  return (
    <Card title={words("page.chain")}>
      <ol class={css["chain"]}>
        <For each={props.record.chain}>
          {(role, place) => (
            <li data-standing={standing(place())}>
              <strong>{anyWord(`role.${role}`) ?? role}</strong>
              <span class={css["muted"]}>{words(`page.chain_${standing(place())}`)}</span>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}

const entryOf = (event: Happening, index: number) => ({
  id: String(index),
  at: event.at,
  title: actionWord(event.action) + (event.about ? words("page.timeline_about", { name: event.about }) : ""),
  who: event.actor ?? undefined,
  from: event.from_state === null ? undefined : stateWord("activation", event.from_state),
  to: event.to_state === null ? undefined : stateWord("activation", event.to_state),
  note: event.note ?? undefined,
});
