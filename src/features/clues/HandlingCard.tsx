import { For, Show } from "solid-js";
import { actionWord, stateWord } from "../../lib/flow.ts";
import { formatBeside, formatDay, formatList } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { Timeline, type TimelineEntry } from "../../ui/Timeline.tsx";
import type { Clue, Handling } from "./data.ts";
import { words } from "./strings.ts";
import css from "./clues.module.css";

/** Who handles it, what was proposed and approved, and every step signed. */
export function HandlingCard(props: { clue: Clue }) {
  const people = () => props.clue.handling.people;
  return (
    <Card title={words("handling")}>
      <Show when={facts(props.clue).length > 0}>
        <DescriptionList items={facts(props.clue)} />
      </Show>
      <Show when={people().length > 0}>
        <ul class={css["people"]} aria-label={words("people")}>
          <For each={people()}>
            {(person) => (
              <li>
                {formatBeside(words(`part.${person.part}`), person.name ?? "", person.organ_name ?? "")}
                <span class={css["quiet"]}> {declaredWords(person)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.clue.handling.steps.length > 0} fallback={<p>{words("handling.none")}</p>}>
        <Timeline label={words("handling")} entries={entriesOf(props.clue.handling)} />
      </Show>
    </Card>
  );
}

const declaredWords = ({ relation, is_ended }: Handling["people"][number]): string => {
  if (relation === null) return words(is_ended ? "people.replaced" : "people.waits");
  if (relation !== "none") return words("people.aside", { relation: words(`relation.${relation}`) });
  return is_ended ? words("people.ended") : words("people.free");
};

const facts = (clue: Clue): Described[] => {
  const line = (term: string, value: string | null | undefined): Described[] =>
    value ? [{ term, value }] : [];
  return [
    ...line(words("method"), clue.method && words(`method.${clue.method}`)),
    ...line(words("team"), formatList(clue.handling.team)),
    ...line(words("decided_on"), clue.decided_on && formatDay(clue.decided_on)),
    ...line(words("replied_on"), clue.replied_on && formatDay(clue.replied_on)),
    ...line(words("outcome"), clue.outcome && words(`outcome.${clue.outcome}`)),
    ...line(words("closed_on"), clue.closed_on && formatDay(clue.closed_on)),
  ];
};

const entriesOf = ({ steps }: Handling): TimelineEntry[] =>
  steps.map(({ at, action, to_state, name, text }, index) => ({
    id: `${at} ${index}`,
    at,
    title: actionWord(action),
    ...(name && { who: name }),
    ...(to_state && { to: stateWord("clue", to_state) }),
    ...(text && { note: text }),
  }));
