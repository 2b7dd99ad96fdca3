import { base } from "../lib/i18n/base.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import css from "./Splash.module.css";

/** Nothing but words and a way to try again: it must work when the rest of the app could not be fetched. */
export function FirstFailure(props: { error: unknown; onRetry: () => void }) {
  return (
    <div class={css["failure"]}>
      <ErrorNote error={props.error} onRetry={() => props.onRetry()} />
      <p>{base("error.safe")}</p>
    </div>
  );
}
