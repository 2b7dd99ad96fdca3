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
          d="M36 20H18v24h18M28 20v24h18V20z"
          fill="none"
          stroke="#fff"
          stroke-width="5"
          stroke-linejoin="round"
        />
      </svg>
      <span>
        <b>{t("app.name")}</b>
        <small>{t("app.tagline")}</small>
      </span>
    </a>
  );
}
