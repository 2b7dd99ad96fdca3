import { For } from "solid-js";
import { Icon } from "../../ui/Icon.tsx";
import { chevronRightIcon } from "../../ui/icons.ts";
import type { Place } from "./places.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** From all divisions down to the one that is open; every step leads back. */
export function PlacePath(props: { place: Place | undefined; onGo: (code: string | undefined) => void }) {
  const steps = () => [
    { code: undefined, name: words("div.all") },
    ...(props.place ? [...props.place.ancestors, props.place] : []),
  ];
  return (
    <nav aria-label={words("div.path")}>
      <ol class={css["path"]}>
        <For each={steps()}>
          {(step, index) => (
            <li>
              {index() > 0 && <Icon path={chevronRightIcon} size="sm" />}
              <button
                type="button"
                aria-current={index() === steps().length - 1 ? "page" : undefined}
                onClick={() => props.onGo(step.code)}
              >
                {step.name}
              </button>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
