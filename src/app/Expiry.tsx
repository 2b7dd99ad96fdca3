import { createEffect, createSignal, on, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { isSessionLive } from "../lib/session.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { queryClient } from "./query-client.ts";
import { app } from "./strings.ts";

const ExpiredDialog = page(() => import("./ExpiredDialog.tsx").then((module) => module.ExpiredDialog));

/** While the session is over: the question, or, when it was put off, a reminder. */
export function Expiry() {
  const [isPutOff, setPutOff] = createSignal(false);
  createEffect(
    on(
      isSessionLive,
      (live) => {
        if (live) void queryClient.invalidateQueries();
        else setPutOff(false);
      },
      { defer: true },
    ),
  );
  return (
    <Show when={!isSessionLive()}>
      <Late when={!isPutOff()}>
        <ExpiredDialog onClose={() => setPutOff(true)} />
      </Late>
      <Note
        tone="warn"
        title={t("error.session_expired")}
        actions={<Button onClick={() => setPutOff(false)}>{app("expired.sign_in")}</Button>}
      >
        <p>{app("expired.words")}</p>
      </Note>
    </Show>
  );
}
