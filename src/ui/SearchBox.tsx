import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { closeIcon, searchIcon } from "./icons.ts";
import { isComposing } from "./ime.ts";
import { ui } from "./strings.ts";
import css from "./SearchBox.module.css";

const DEFAULT_WAIT_MS = 250;

/**
 * A search field. It reports what was typed after a short pause, at once on Enter, and never while a Chinese candidate
 * window is open: "lin" on the way to “临” is not a search.
 */
export function SearchBox(props: {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (text: string) => void;
  waitMs?: number;
}) {
  const [text, setText] = createSignal("");
  createEffect(() => {
    setText(props.value);
  });

  let composing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const report = () => {
    clearTimeout(timer);
    if (!composing && text() !== props.value) props.onSearch(text());
  };
  const reportSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(report, props.waitMs ?? DEFAULT_WAIT_MS);
  };
  const clear = () => {
    setText("");
    report();
  };

  let input: HTMLInputElement | undefined;
  return (
    <div class={css["search"]} role="search">
      <Icon path={searchIcon} />
      <input
        ref={(element) => (input = element)}
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        value={text()}
        onCompositionStart={() => (composing = true)}
        onCompositionEnd={(event) => {
          composing = false;
          setText(event.currentTarget.value);
          reportSoon();
        }}
        onInput={(event) => {
          setText(event.currentTarget.value);
          reportSoon();
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "Enter") {
            event.preventDefault();
            report();
          } else if (event.key === "Escape" && text() !== "") {
            event.stopPropagation();
            clear();
          }
        }}
      />
      <Show when={text() !== ""}>
        <button
          type="button"
          aria-label={ui("search.clear")}
          onClick={() => {
            clear();
            input?.focus();
          }}
        >
          <Icon path={closeIcon} size="sm" />
        </button>
      </Show>
    </div>
  );
}
