import { onMount, Show } from "solid-js";
import { session } from "../../lib/session.ts";
import { Note } from "../../ui/Note.tsx";
import { LoginForm } from "./LoginForm.tsx";
import { SessionFrame } from "./SessionFrame.tsx";
import { words } from "./strings.ts";
import css from "./session.module.css";

const reason = () => {
  const current = session();
  return current.status === "signed_out" ? current.reason : undefined;
};

/** Sign in. The page needs nothing from the server; the client library is fetched while the person types. */
export function LoginPage() {
  onMount(() => setTimeout(() => void warmUp(), WARM_UP_MS));
  return (
    <SessionFrame title={words("login.title")}>
      <Show when={reason()}>
        <Note tone="warn" live>
          {reason() === "no_officer" ? words("login.no_officer") : words("login.expired")}
        </Note>
      </Show>
      <LoginForm />
      <p class={css["links"]}>
        <a href="/forgot-password">{words("login.forgot")}</a>
        <a href="/invite">{words("login.invited")}</a>
      </p>
    </SessionFrame>
  );
}

/** After the first paint, so that it never competes with it. */
const WARM_UP_MS = 300;

/** A failure here is met again, and told, when the person signs in. */
async function warmUp(): Promise<void> {
  try {
    const { supabase } = await import("../../lib/supabase.ts");
    await supabase();
  } catch {
    return;
  }
}
