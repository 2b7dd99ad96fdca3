import { For, type JSX } from "solid-js";
import css from "./descriptions.module.css";

export interface Described {
  term: string;
  value: JSX.Element;
  /** Takes the whole width. */
  wide?: boolean;
}

/** Names and values of one thing. */
export function DescriptionList(props: { items: readonly Described[] }) {
  return (
    <dl class={css["descriptions"]}>
      <For each={props.items}>
        {(item) => (
          <div data-wide={item.wide || undefined}>
            <dt>{item.term}</dt>
            <dd>{item.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
