import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, onMount, Show } from "solid-js";
import { session, signIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { safeNext } from "./passwords.ts";
import { SessionFrame } from "./SessionFrame.tsx";
import { words } from "./strings.ts";
import css from "./session.module.css";

const reason = () => {
  const current = session();
  return current.status === "signed_out" ? current.reason : undefined;
};

/** Sign in. The page needs nothing from the server; the client library is fetched while the person types. */
export function LoginPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams<{ next?: string }>();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [error, setError] = createSignal<unknown>();
  const [isBusy, setBusy] = createSignal(false);

  onMount(() => setTimeout(() => void warmUp(), WARM_UP_MS));
  createEffect(() => {
    if (session().status === "signed_in") navigate(safeNext(search.next), { replace: true });
  });
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await signIn(email(), password());
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <SessionFrame title={words("login.title")}>
      <Show when={reason() && !error()}>
        <Note tone="warn" live>
          {reason() === "no_officer" ? words("login.no_officer") : words("login.expired")}
        </Note>
      </Show>
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
      <form
        class={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy()) void submit();
        }}
      >
        <TextField
          label={words("login.email")}
          type="email"
          inputMode="email"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          required
          value={email()}
          onInput={setEmail}
        />
        <PasswordField
          label={words("login.password")}
          autocomplete="current-password"
          required
          value={password()}
          onInput={setPassword}
        />
        <Button
          type="submit"
          kind="primary"
          busy={isBusy()}
          disabled={email().trim() === "" || password() === ""}
        >
          {words("login.submit")}
        </Button>
      </form>
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
