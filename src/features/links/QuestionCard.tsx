import { Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { Note } from "../../ui/Note.tsx";
import type { LinkDetail } from "./data.ts";
import { words } from "./strings.ts";
import css from "./links.module.css";

/** Question, consultation, answer. */
export function QuestionCard(props: { link: LinkDetail }) {
  const part = (term: string, text: string | null, missing?: string) => ({
    term,
    wide: true,
    value: <p class={text === null ? css["quiet"] : css["text"]}>{text ?? missing}</p>,
  });
  return (
    <Card title={words("detail.question")}>
      <DescriptionList
        items={[
          part(words("detail.question"), props.link.question),
          ...(props.link.consultation === null
            ? []
            : [part(words("detail.consultation"), props.link.consultation)]),
          part(words("detail.answer"), props.link.answer, words("detail.no_answer")),
        ]}
      />
      <Show when={props.link.is_reusable && props.link.answer !== null}>
        <Note tone="ok">
          <p>{words("detail.reusable_note")}</p>
        </Note>
      </Show>
    </Card>
  );
}
