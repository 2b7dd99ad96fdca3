import { base } from "../lib/i18n/base.ts";
import css from "./Splash.module.css";

/** The moment before the first page: a thin line, so that nothing jumps. */
export function Splash() {
  return (
    <div class={css["splash"]} role="status">
      <span class="visually-hidden">{base("state.loading")}</span>
      <span class={css["line"]} aria-hidden="true" />
    </div>
  );
}
