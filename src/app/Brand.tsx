import { t } from "../lib/i18n.ts";
import css from "./Brand.module.css";

/** The mark: two frames that share a side. */
export function Brand(props: { large?: boolean }) {
  return (
    <a
      class={css["brand"]}
      data-large={props.large || undefined}
      href="/"
      aria-label={`${t("app.name")} ${t("app.tagline")}`}
    >
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <rect width="64" height="64" rx="14" fill="currentColor" />
        <path
          d="M34 42H22a10 10 0 0 1 0-20h10a10 10 0 0 1 10 10M30 22h12a10 10 0 0 1 0 20H32a10 10 0 0 1-10-10"
          fill="none"
          stroke="#fff"
          stroke-width="5"
          stroke-linecap="round"
        />
      </svg>
      <span>
        <b>{t("app.name")}</b> <small>{t("app.tagline")}</small>
      </span>
    </a>
  );
}
