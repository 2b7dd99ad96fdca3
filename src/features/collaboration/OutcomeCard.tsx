import { Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

export function OutcomeCard(props: { outcome: string | null; debrief: string | null }) {
  const items = () =>
    [
      { term: words("log.outcome"), text: props.outcome },
      { term: words("log.debrief"), text: props.debrief },
    ].flatMap((part) =>
      part.text === null
        ? []
        : [{ term: part.term, wide: true, value: <p class={css["text"]}>{part.text}</p> }],
    );
  return (
    <Show when={items().length > 0}>
      <Card title={words("log.outcome")}>
        <DescriptionList items={items()} />
      </Card>
    </Show>
  );
}
