import { createEffect, createSignal, on } from "solid-js";
import { isSessionLive } from "../lib/session.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { queryClient } from "./query-client.ts";

const ExpiredDialog = page(() => import("./ExpiredDialog.tsx").then((module) => module.ExpiredDialog));
const ExpiredNote = page(() => import("./ExpiredNote.tsx").then((module) => module.ExpiredNote));

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
    <>
      <Late when={!isSessionLive() && !isPutOff()}>
        <ExpiredDialog onClose={() => setPutOff(true)} />
      </Late>
      <Late when={!isSessionLive()}>
        <ExpiredNote onSignIn={() => setPutOff(false)} />
      </Late>
    </>
  );
}
