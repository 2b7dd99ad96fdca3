import { createEffect, type JSX, Match, on, Show, Switch } from "solid-js";
import { now } from "../lib/clock.ts";
import { formatAgo } from "../lib/format.ts";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorNote } from "./ErrorNote.tsx";
import { offlineIcon } from "./icons.ts";
import { LoadingState } from "./LoadingState.tsx";
import { Note } from "./Note.tsx";
import { Button } from "./Button.tsx";
import { Stack } from "./Card.tsx";
import { isOnline } from "./online.ts";
import { ui } from "./strings.ts";
import { t } from "../lib/i18n.ts";
import css from "./notes.module.css";

/** How something that is read stands; `lib/reading.ts` makes it. */
export interface ReadingLook {
  readonly status: () => "loading" | "ready" | "kept" | "unreachable" | "failed";
  readonly asOf: () => string | undefined;
  readonly error: () => unknown;
  readonly isAsking: () => boolean;
  readonly retry: () => void;
}

/**
 * The four ways in which content may not be there, or not be fresh: loading, refused, no network and nothing kept,
 * kept from earlier. What is there is drawn in any case; a network that comes back is used at once.
 */
export function ReadingFrame(props: { reading: ReadingLook; lines?: number; children: JSX.Element }) {
  createEffect(
    on(isOnline, (online) => online && props.reading.status() !== "ready" && props.reading.retry(), {
      defer: true,
    }),
  );
  const isThere = () => props.reading.status() === "ready" || props.reading.status() === "kept";
  return (
    <Switch>
      <Match when={isThere()}>
        <Stack gap="sm">
          <KeptNote reading={props.reading} />
          {props.children}
        </Stack>
      </Match>
      <Match when={props.reading.status() === "loading"}>
        <LoadingState lines={props.lines ?? 4} />
      </Match>
      <Match when={props.reading.status() === "unreachable"}>
        <EmptyState
          icon={offlineIcon}
          title={ui("reading.nothing_kept")}
          action={
            <Button busy={props.reading.isAsking()} onClick={() => props.reading.retry()}>
              {t("action.retry")}
            </Button>
          }
        >
          {ui("reading.nothing_kept_next")}
        </EmptyState>
      </Match>
      <Match when={props.reading.status() === "failed"}>
        <ErrorNote
          error={props.reading.error()}
          onRetry={() => props.reading.retry()}
          busy={props.reading.isAsking()}
        />
      </Match>
    </Switch>
  );
}

/** Says since when, and why not fresher. Without a network the frame of the app already says so: then only since when. */
function KeptNote(props: { reading: ReadingLook }) {
  const when = () => formatAgo(props.reading.asOf() ?? now().toISOString(), now());
  const isRefused = () => props.reading.error() !== undefined && isOnline();
  return (
    <Show when={props.reading.status() === "kept"}>
      <Show
        when={isRefused()}
        fallback={
          <p class={css["asOf"]} role="status">
            {props.reading.isAsking() && isOnline()
              ? ui("reading.renewing", { when: when() })
              : ui("reading.as_of", { when: when() })}
          </p>
        }
      >
        <Note
          tone="warn"
          live
          actions={
            <Button busy={props.reading.isAsking()} onClick={() => props.reading.retry()}>
              {t("action.retry")}
            </Button>
          }
        >
          <p>{ui("reading.not_renewed", { when: when() })}</p>
        </Note>
      </Show>
    </Show>
  );
}
