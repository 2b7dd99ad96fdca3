import { createMemo, type JSX, onCleanup, Show } from "solid-js";
import { LoadingState } from "./LoadingState.tsx";
import { parts } from "./parts.ts";
import css from "./photos.module.css";

/** Pictures side by side. */
export function PhotoTiles(props: { children: JSX.Element }) {
  return <ul class={css["tiles"]}>{props.children}</ul>;
}

/** One of them, on its way or here; a click opens the whole of it. */
export function PhotoTile(props: { number: number; picture: Blob | undefined; isMissing: boolean }) {
  const url = createMemo(() => {
    if (!props.picture) return undefined;
    const made = URL.createObjectURL(props.picture);
    onCleanup(() => URL.revokeObjectURL(made));
    return made;
  });
  const name = () => parts("photos.one", { n: props.number });
  return (
    <li>
      <Show
        when={url()}
        fallback={
          <Show when={props.isMissing} fallback={<LoadingState lines={1} label={name()} />}>
            <span class={css["missing"]}>{parts("photos.missing", { n: props.number })}</span>
          </Show>
        }
      >
        {(address) => (
          <a href={address()} target="_blank" rel="noreferrer">
            <img src={address()} alt={name()} />
          </a>
        )}
      </Show>
    </li>
  );
}
