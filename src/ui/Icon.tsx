import css from "./Icon.module.css";

/** A small line drawing beside a word. Give `label` only when it stands alone and means something. */
export function Icon(props: { path: string; label?: string; size?: "sm" | "md" | "lg" }) {
  return (
    <svg
      class={css["icon"]}
      data-size={props.size ?? "md"}
      viewBox="0 0 20 20"
      role={props.label ? "img" : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : "true"}
    >
      <path d={props.path} />
    </svg>
  );
}
