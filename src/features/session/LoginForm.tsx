import { createSignal, Show, untrack } from "solid-js";
import { signIn } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { words } from "./strings.ts";
import css from "./session.module.css";

/** E-mail and password. Given an e-mail, the form is for that person to sign in again. */
export function LoginForm(props: { email?: string }) {
  const [email, setEmail] = createSignal(untrack(() => props.email ?? ""));
  const [password, setPassword] = createSignal("");
  const { isBusy, error, follow } = createSaving();

  const submit = async () => {
    await signIn(email(), password());
  };

  return (
    <form
      class={css["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy()) void follow(submit());
      }}
    >
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
      <TextField
        label={words("login.email")}
        type="email"
        inputMode="email"
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
        readOnly={props.email !== undefined}
        value={email()}
        onInput={setEmail}
      />
      <PasswordField
        label={words("login.password")}
        autocomplete="current-password"
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
  );
}
