import { useParams } from "@solidjs/router";
import { createMemo, Match, Show, Switch } from "solid-js";
import { ledgerLine } from "../../core/collaboration/ledger.ts";
import { jointKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { signedIn } from "../../lib/session.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { Watermark } from "../../ui/Watermark.tsx";
import { ClosingButtons } from "./ClosingButtons.tsx";
import { type ActivationLog, createLogReading } from "./data.ts";
import { LinesCard } from "./LinesCard.tsx";
import { MembersCard } from "./MembersCard.tsx";
import { OutcomeCard } from "./OutcomeCard.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { WorkForm } from "./WorkForm.tsx";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** The joint log of one activation: how far it is, who has done what, and a line more in a few taps. */
export function LogPage() {
  const params = useParams<{ id: string }>();
  const reading = createLogReading(() => params.id);
  const log = () => reading.value() ?? undefined;
  return (
    <>
      <PageHeader
        title={log()?.title ?? words("log.title")}
        subtitle={<Show when={log()}>{(known) => <Subtitle log={known()} />}</Show>}
        back={{ href: "/collaboration", label: words("log.back") }}
        actions={<Show when={log()}>{(known) => <Actions log={known()} />}</Show>}
      />
      <ReadingFrame reading={reading} lines={8}>
        <Switch>
          <Match when={log()}>
            {(known) => (
              <Watermark text={signedIn().officer.name}>
                <Sections log={known()} />
              </Watermark>
            )}
          </Match>
          <Match when={reading.value() === null}>
            <EmptyState title={words("log.not_found")}>{words("log.not_found_words")}</EmptyState>
          </Match>
        </Switch>
      </ReadingFrame>
    </>
  );
}

function Subtitle(props: { log: ActivationLog }) {
  return (
    <span class={css["row"]}>
      <span>{jointKindWord(props.log.kind)}</span>
      <span>{props.log.lead_organ_name}</span>
      <StatusTag tone={props.log.finished_on === null ? "info" : "ok"}>
        {stateWord("activation", props.log.state)}
      </StatusTag>
    </span>
  );
}

function Actions(props: { log: ActivationLog }) {
  return (
    <>
      <LinkButton href={`/activations/${props.log.id}`}>{words("log.activation")}</LinkButton>
      <ClosingButtons activationId={props.log.id} />
      <Show when={props.log.may_log}>
        <LinkButton kind="primary" icon={plusIcon} href={`/visits/new?activation=${props.log.id}`}>
          {words("log.add_visit")}
        </LinkButton>
      </Show>
    </>
  );
}

function Sections(props: { log: ActivationLog }) {
  const line = createMemo(() => ledgerLine(props.log, today()));
  return (
    <Stack gap="lg">
      <ProgressCard line={line()} />
      <OutcomeCard outcome={props.log.outcome} debrief={props.log.debrief} />
      <Show when={props.log.may_log}>
        <Card title={words("log.add")}>
          <WorkForm activationId={props.log.id} />
        </Card>
      </Show>
      <Show when={props.log.members} fallback={<p class={css["quiet"]}>{words("log.members_hidden")}</p>}>
        {(members) => (
          <>
            <MembersCard members={members()} />
            <LinesCard activationId={props.log.id} />
          </>
        )}
      </Show>
    </Stack>
  );
}
