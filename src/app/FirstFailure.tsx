import { errorWords } from "../lib/error-words.ts";
import { base } from "../lib/i18n/base.ts";
import { Button } from "../ui/Button.tsx";
import css from "./Splash.module.css";

/** Nothing but words and a way to try again: it must work when the rest of the app could not be fetched. */
export function FirstFailure(props: { error: unknown; onRetry: () => void }) {
  const words = () => errorWords(props.error);
  return (
    <main class={css["failure"]} role="alert">
      <h1>{words().title}</h1>
      <p>{words().next}</p>
      <p>{words().code}</p>
      <Button kind="primary" onClick={() => props.onRetry()}>
        {base("action.retry")}
      </Button>
    </main>
  );
}
