import { Show } from "solid-js";
import { vagueWords } from "../../core/wording/vague-words.ts";
import { formatList } from "../../lib/format.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** Names words that leave open who or what is meant. It never stops anybody. */
export function VagueHint(props: { text: string }) {
  const vague = () => vagueWords(props.text);
  return (
    <p class={css["hint"]} role="status">
      <Show when={vague().length > 0}>
        {words("hint.vague", { words: formatList(vague()) })} {words("hint.vague_note")}
      </Show>
    </p>
  );
}
