import { useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { forcesOf } from "../../core/collaboration/forces.ts";
import { forceWord, jointKindWord } from "../../lib/collaboration-words.ts";
import { formatDayWithWeekday, formatList } from "../../lib/format.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { editIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { createLinkReading, type LinkDetail } from "./data.ts";
import { FilesCard } from "./FilesCard.tsx";
import { ParticipantsCard } from "./ParticipantsCard.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { TrainingCard } from "./TrainingCard.tsx";
import { words } from "./strings.ts";
import css from "./links.module.css";

/** One joint activity: what it was, who took part by force, and what came of it. */
export function LinkPage() {
  const params = useParams<{ id: string }>();
  const reading = createLinkReading(() => params.id);
  const link = () => reading.value() ?? undefined;
  const [isAnswering, setAnswering] = createSignal(false);
  return (
    <>
      <PageHeader
        title={link()?.title ?? words("title")}
        subtitle={link() && jointKindWord(link()!.kind)}
        back={{ href: "/links", label: words("detail.back") }}
        actions={
          <Show when={link()}>
            {(known) => (
              <>
                <Show when={known().may_answer}>
                  <Button onClick={() => setAnswering(true)}>{words("detail.reply")}</Button>
                </Show>
                <Show when={known().may_edit}>
                  <LinkButton icon={editIcon} href={`/links/new?edit=${known().id}`}>
                    {words("detail.edit")}
                  </LinkButton>
                </Show>
              </>
            )}
          </Show>
        }
      />
      <ReadingFrame reading={reading} lines={8}>
        <Switch>
          <Match when={link()}>{(known) => <Sections link={known()} />}</Match>
          <Match when={reading.value() === null}>
            <EmptyState title={words("detail.not_found")}>{words("detail.not_found_words")}</EmptyState>
          </Match>
        </Switch>
      </ReadingFrame>
      <Show when={isAnswering() && link()}>
        {(known) => <AnswerDialog link={known()} onClose={() => setAnswering(false)} />}
      </Show>
    </>
  );
}

function Sections(props: { link: LinkDetail }) {
  return (
    <Stack gap="lg">
      <Card>
        <DescriptionList items={factsOf(props.link)} />
      </Card>
      <Show when={props.link.kind === "joint_problem_solving"}>
        <QuestionCard link={props.link} />
      </Show>
      <Show when={props.link.kind === "linked_supervision"}>
        <SupervisionCard link={props.link} />
      </Show>
      <Show when={props.link.kind === "area_training"}>
        <FilesCard link={props.link} />
        <TrainingCard link={props.link} />
      </Show>
      <ParticipantsCard participants={props.link.participants} />
    </Stack>
  );
}

function factsOf(link: LinkDetail): Described[] {
  const forces = forcesOf(link.participants.map(({ force }) => force));
  const facts: (Described | false)[] = [
    { term: words("detail.day"), value: formatDayWithWeekday(link.on_day) },
    { term: words("detail.organ"), value: link.organ_name },
    link.group_name !== null && { term: words("detail.group"), value: link.group_name },
    { term: words("detail.author"), value: link.author_name },
    forces.length > 0 && {
      term: words("detail.forces"),
      value: formatList(forces.map(forceWord)),
      wide: true,
    },
    link.activation_id !== null && {
      term: words("detail.activation"),
      value: <a href={`/collaboration/${link.activation_id}`}>{link.activation_title}</a>,
    },
    link.material !== null && {
      term: words("detail.material_note"),
      value: <p class={css["text"]}>{link.material}</p>,
      wide: true,
    },
    link.result !== null && {
      term: words("detail.result"),
      value: <p class={css["text"]}>{link.result}</p>,
      wide: true,
    },
  ];
  return facts.filter((fact) => fact !== false);
}

/** Supervision that led to a rotation or an inspection, and the way to begin one. */
function SupervisionCard(props: { link: LinkDetail }) {
  return (
    <Card title={words("detail.linked")}>
      <div class={css["line"]}>
        <Show
          when={props.link.rotation_plan_id}
          fallback={
            <Begin when={props.link.may_edit} href="/rotations/new" label={words("detail.to_rotation")} />
          }
        >
          {(id) => (
            <a href={`/rotations/${id()}`}>{props.link.rotation_plan_name ?? words("detail.rotation")}</a>
          )}
        </Show>
        <Show
          when={props.link.inspection_id}
          fallback={
            <Begin when={props.link.may_edit} href="/inspections/new" label={words("detail.to_inspection")} />
          }
        >
          {(id) => (
            <a href={`/inspections/${id()}`}>{props.link.inspection_name ?? words("detail.inspection")}</a>
          )}
        </Show>
      </div>
    </Card>
  );
}

function Begin(props: { when: boolean; href: string; label: string }) {
  return (
    <Show when={props.when}>
      <LinkButton href={props.href}>{props.label}</LinkButton>
    </Show>
  );
}
