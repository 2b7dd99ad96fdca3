import { createEffect, type JSX } from "solid-js";
import { base } from "../../lib/i18n/base.ts";
import { locale, setLocale } from "../../lib/i18n/core.ts";
import { Button } from "../../ui/Button.tsx";
import { languageIcon } from "../../ui/base-icons.ts";
import css from "./session.module.css";

/** The quiet page around everything that happens before the sign-in. */
export function SessionFrame(props: { title: string; children: JSX.Element }) {
  createEffect(() => {
    document.title = `${props.title} - ${base("app.name")}`;
  });
  return (
    <div class={css["frame"]}>
      <header class={css["brand"]}>
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
          <b>{base("app.name")}</b>
          <small>{base("app.tagline")}</small>
        </span>
      </header>
      <main class={css["panel"]}>
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.children}
      </main>
      <footer>
        <Button
          kind="quiet"
          icon={languageIcon}
          lang={locale() === "zh" ? "en" : "zh-CN"}
          onClick={() => void setLocale(locale() === "zh" ? "en" : "zh")}
        >
          {base("app.language")}
        </Button>
      </footer>
    </div>
  );
}
