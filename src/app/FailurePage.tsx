import { t } from "../lib/i18n.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { syncStatus } from "../lib/sync-status.ts";
import { app } from "./strings.ts";
import css from "./pages.module.css";

/** What is left when a page broke: what happened, what is safe, and the ways on. */
export function FailurePage(props: { error: unknown; onRetry: () => void }) {
  return (
    <div class={css["plain"]}>
      <h1 tabIndex={-1}>{app("failure.title")}</h1>
      <ErrorNote error={props.error} />
      <p>
        {syncStatus().unsentCount > 0
          ? app("failure.unsent", { n: syncStatus().unsentCount })
          : app("failure.safe")}
      </p>
      <div class={css["row"]}>
        <Button kind="primary" onClick={() => props.onRetry()}>
          {t("action.retry")}
        </Button>
        <LinkButton href="/" rel="external">
          {t("action.go_home")}
        </LinkButton>
      </div>
    </div>
  );
}
