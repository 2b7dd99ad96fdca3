import { type ComponentProps, Show, splitProps } from "solid-js";
import { Icon } from "./Icon.tsx";
import css from "./Button.module.css";

interface Look {
  /** `primary` once a page; `danger` for what cannot be undone. */
  kind?: "primary" | "secondary" | "quiet" | "danger";
  icon?: string;
  /** Working: the button stays where it is, keeps its focus and does nothing more. */
  busy?: boolean;
}

/** A button that acts. It is `type="button"` unless told to submit. */
export function Button(props: ComponentProps<"button"> & Look) {
  const [look, rest] = splitProps(props, ["kind", "icon", "busy", "children", "onClick", "class"]);
  return (
    <button
      type="button"
      {...rest}
      class={`${css["button"]} ${look.class ?? ""}`}
      data-kind={look.kind ?? "secondary"}
      aria-busy={look.busy || undefined}
      aria-disabled={look.busy || undefined}
      onClick={(event) => {
        if (look.busy) event.preventDefault();
        else if (typeof look.onClick === "function") look.onClick(event);
      }}
    >
      <Show when={look.busy} fallback={<Show when={look.icon}>{(icon) => <Icon path={icon()} />}</Show>}>
        <span class={css["spinner"]} aria-hidden="true" />
      </Show>
      <span>{look.children}</span>
    </button>
  );
}

/** A place to go that looks like a button; a real link, so it opens in a new tab when asked. */
export function LinkButton(props: ComponentProps<"a"> & Omit<Look, "busy">) {
  const [look, rest] = splitProps(props, ["kind", "icon", "children"]);
  return (
    <a {...rest} class={css["button"]} data-kind={look.kind ?? "secondary"}>
      <Show when={look.icon}>{(icon) => <Icon path={icon()} />}</Show>
      <span>{look.children}</span>
    </a>
  );
}

/** An icon alone; `label` is its name for everyone who cannot see or guess it. */
export function IconButton(
  props: Omit<ComponentProps<"button">, "children"> & {
    icon: string;
    label: string;
    kind?: "quiet" | "secondary";
  },
) {
  const [own, rest] = splitProps(props, ["icon", "label", "kind", "class"]);
  return (
    <button
      type="button"
      {...rest}
      class={`${css["button"]} ${css["iconOnly"]} ${own.class ?? ""}`}
      data-kind={own.kind ?? "quiet"}
      aria-label={own.label}
      title={own.label}
    >
      <Icon path={own.icon} />
    </button>
  );
}
