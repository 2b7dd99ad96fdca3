import { Show } from "solid-js";
import { actionWord } from "../../lib/flow.ts";
import { formatDay } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { Timeline, type TimelineEntry } from "../../ui/Timeline.tsx";
import type { Papers } from "./papers.ts";
import { words } from "./strings.ts";
import css from "./clues.module.css";

/** What had been written about the finding on its way: with the clue, because it is closed everywhere else. */
export function PapersCard(props: { papers: Papers }) {
  const items = () => [...answers(props.papers), ...letters(props.papers), ...talks(props.papers)];
  const steps = () => stepsOf(props.papers);
  return (
    <Show when={items().length > 0 || steps().length > 0}>
      <Card title={words("papers")} aside={words("papers.words")}>
        <DescriptionList items={items()} />
        <Show when={steps().length > 0}>
          <Timeline label={words("papers.steps")} entries={steps()} />
        </Show>
      </Card>
    </Show>
  );
}

const text = (value: string) => <p class={css["paper"]}>{value}</p>;
const said = (term: string, value: string | null): Described[] =>
  value ? [{ term, value: text(value), wide: true }] : [];

const answers = ({ unit_answer, owner_name }: Papers): Described[] => [
  ...said(words("papers.unit_answer"), unit_answer),
  ...(owner_name ? [{ term: words("papers.owner"), value: owner_name }] : []),
];

const letters = ({ notices, reports, look_backs }: Papers): Described[] => [
  ...notices.flatMap(({ kind, number, issued_on, due_on, requirements }) => [
    {
      term: words(`papers.${kind}`),
      value: words("papers.notice", { number, issued: formatDay(issued_on), due: formatDay(due_on) }),
      wide: true,
    },
    ...said(words("papers.requirements"), requirements),
  ]),
  ...reports.flatMap(({ reported_on, proof, result }) =>
    said(
      words(result === null ? "papers.report" : `papers.report_${result}`, { day: formatDay(reported_on) }),
      proof,
    ),
  ),
  ...look_backs.flatMap(({ done_on, asked, unaware, note }) => [
    {
      term: words("papers.look_back", { day: formatDay(done_on) }),
      value: words("papers.look_back_counts", { asked, unaware }),
      wide: true,
    },
    ...said(words("papers.note"), note),
  ]),
];

const talks = (papers: Papers): Described[] =>
  papers.talks.flatMap(({ kind, on_day, people, note }) => [
    {
      term: words(`papers.${kind}`, { day: formatDay(on_day) }),
      value: people
        .map(({ part, post, name }) =>
          words("papers.person", { post: `${post}${name ?? ""}`, part: words(`papers.${part}`) }),
        )
        .join(words("papers.and")),
      wide: true,
    },
    ...said(words("papers.note"), note),
  ]);

const stepsOf = ({ steps, rechecks }: Papers): TimelineEntry[] =>
  [
    ...steps.map(({ at, action, note }) => ({ at, title: actionWord(action), note })),
    ...rechecks.map(({ at, outcome, note }) => ({ at, title: actionWord(`rechecked_${outcome}`), note })),
  ]
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ at, title, note }, index) => ({ id: `${at} ${index}`, at, title, ...(note && { note }) }));
