import { Show } from "solid-js";
import { vagueWords } from "../../core/wording/vague-words.ts";
import { formatList } from "../../lib/format.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

/** Words that leave open which place, matter or person is meant: a hint, never a refusal. */
export function VagueHint(props: { text: string }) {
  const vague = () => vagueWords(props.text);
  return (
    <Show when={vague().length > 0}>
      <p class={css["vague"]} role="status">
        {words("vague", { words: formatList(vague().map((word) => `“${word}”`)) })}
      </p>
    </Show>
  );
}
