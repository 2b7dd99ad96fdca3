import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, Match, Show, Switch } from "solid-js";
import { shortVillageName } from "../../core/visits/names.ts";
import { formatBeside, formatDay, formatDayWithWeekday, formatMoment } from "../../lib/format.ts";
import { hasRole } from "../../lib/session.ts";
import { Card, Stack } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { OfflineNote } from "../../ui/OfflineNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { type Clue, clueQuery } from "./data.ts";
import { ClueActions } from "./ClueActions.tsx";
import { HandlingCard } from "./HandlingCard.tsx";
import { PapersCard } from "./PapersCard.tsx";
import { StateTag } from "./StateTag.tsx";
import { words } from "./strings.ts";
import css from "./clues.module.css";

/** One clue: what was handed over, word for word, and who has opened it. */
export function CluePage() {
  const params = useParams<{ id: string }>();
  const query = useQuery(() => clueQuery(params.id));
  const clue = () => (query.isSuccess ? query.data : undefined);
  return (
    <>
      <PageHeader
        title={clue()?.title ?? words("title")}
        subtitle={
          <Show when={clue()}>
            {(known) => (
              <>
                <StateTag state={known().state} /> {known().number}
              </>
            )}
          </Show>
        }
        back={{ href: hasRole("case_manager") ? "/clues" : "/clues/mine", label: words("title") }}
      />
      <OfflineNote />
      <Switch fallback={<LoadingState lines={6} />}>
        <Match when={query.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void query.refetch()} />}
        </Match>
        <Match when={clue()}>{(known) => <KnownClue clue={known()} />}</Match>
        <Match when={query.isSuccess}>
          <EmptyState title={words("not_found")}>{words("not_found.words")}</EmptyState>
        </Match>
      </Switch>
    </>
  );
}

function KnownClue(props: { clue: Clue }) {
  return (
    <Stack gap="lg">
      <ClueActions clue={props.clue} />
      <Card title={words("content")} aside={words("content.words")}>
        <p class={css["content"]}>{props.clue.content}</p>
        <DescriptionList items={facts(props.clue)} />
      </Card>
      <HandlingCard clue={props.clue} />
      <PapersCard papers={props.clue.papers} />
      {/* Who has opened it is for case management to know. */}
      <Show when={hasRole("case_manager")}>
        <Card title={words("openings")}>
          <Show when={props.clue.openings.length > 0} fallback={<p>{words("openings.none")}</p>}>
            <ul class={css["openings"]}>
              <For each={props.clue.openings}>
                {({ at, name }) => <li>{formatBeside(formatMoment(at), name ?? "")}</li>}
              </For>
            </ul>
          </Show>
        </Card>
      </Show>
    </Stack>
  );
}

/** What the limit is for: the opinion, then the answer to a letter, then the report. */
const dueWords = ({ state, replied_on }: Clue): string => {
  if (state !== "in_progress" && state !== "reported") return words("due_on");
  return words(replied_on === null ? "due_reply" : "due_report");
};

function facts(clue: Clue): Described[] {
  const { source, received_on, due_on } = clue;
  const line = (term: string, value: string | null): Described[] => (value ? [{ term, value }] : []);
  return [
    {
      term: words("source"),
      value: source.inspection_name
        ? words("source.of_inspection", { name: source.inspection_name })
        : words("source.finding"),
    },
    ...line(words("unit"), source.unit_name),
    ...line(words("village"), source.village_name && shortVillageName(source.village_name)),
    ...line(words("topic"), source.topic),
    ...line(words("found_on"), source.found_on && formatDay(source.found_on)),
    ...line(words("received_on"), formatDay(received_on)),
    ...line(dueWords(clue), due_on && formatDayWithWeekday(due_on)),
  ];
}
