import { createEffect, createUniqueId, For, type JSX, Show } from "solid-js";
import css from "./Tabs.module.css";

export interface Tab<K extends string = string> {
  key: K;
  label: string;
  count?: number;
}

/** Views of one subject. Arrow keys move and select; the panel is drawn by the owner from the chosen key. */
export function Tabs<K extends string>(props: {
  label: string;
  tabs: readonly Tab<K>[];
  value: K;
  onChange: (key: K) => void;
  children: JSX.Element;
}) {
  const base = createUniqueId();
  const buttons = new Map<string, HTMLButtonElement>();
  createEffect(() => buttons.get(props.value)?.scrollIntoView?.({ block: "nearest", inline: "nearest" }));
  const choose = (index: number) => {
    const tab = props.tabs[(index + props.tabs.length) % props.tabs.length];
    if (!tab) return;
    props.onChange(tab.key);
    buttons.get(tab.key)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const target = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };
  return (
    <div class={css["tabs"]}>
      <div class={css["list"]} role="tablist" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab, index) => (
            <button
              type="button"
              ref={(element) => buttons.set(tab.key, element)}
              role="tab"
              id={`${base}-${tab.key}`}
              aria-selected={tab.key === props.value}
              aria-controls={tab.key === props.value ? `${base}-panel` : undefined}
              tabIndex={tab.key === props.value ? 0 : -1}
              onClick={() => props.onChange(tab.key)}
              onKeyDown={(event) => onKeyDown(event, index())}
            >
              {tab.label}
              <Show when={tab.count}>{(count) => <span class={css["count"]}>{count()}</span>}</Show>
            </button>
          )}
        </For>
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${props.value}`}>
        {props.children}
      </div>
    </div>
  );
}
