import { For, Show } from "solid-js";
import { FORCES } from "../../core/collaboration/forces.ts";
import { forceWord } from "../../lib/collaboration-words.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Participant } from "./data.ts";
import { words } from "./strings.ts";
import css from "./links.module.css";

/** Who took part, by force. */
export function ParticipantsCard(props: { participants: readonly Participant[] }) {
  const groups = () =>
    FORCES.map((force) => ({
      force,
      people: props.participants.filter((person) => person.force === force),
    })).filter(({ people }) => people.length > 0);
  return (
    <Card title={words("detail.participants")} aside={String(props.participants.length)}>
      <Show when={groups().length > 0} fallback={<p>{words("detail.no_participants")}</p>}>
        <dl class={css["groups"]}>
          <For each={groups()}>
            {(group) => (
              <div>
                <dt>{forceWord(group.force)}</dt>
                <dd>
                  <ul class={css["people"]}>
                    <For each={group.people}>{(person) => <Person person={person} />}</For>
                  </ul>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </Card>
  );
}

function Person(props: { person: Participant }) {
  return (
    <li class={css["line"]}>
      <span>{props.person.name}</span>
      <span class={css["quiet"]}>{props.person.organ_name}</span>
      <Show when={props.person.part !== "member"}>
        <Badge>{words(`part.${props.person.part}`)}</Badge>
      </Show>
      <Show when={props.person.attended !== null}>
        <Badge tone={props.person.attended ? "ok" : "neutral"}>
          {words(props.person.attended ? "training.attended" : "training.absent")}
        </Badge>
      </Show>
    </li>
  );
}
