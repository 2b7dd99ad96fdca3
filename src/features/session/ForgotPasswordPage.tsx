import { createSaving } from "../../lib/saving.ts";
import { createSignal, Show } from "solid-js";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { account } from "./account.ts";
import { SessionFrame } from "./SessionFrame.tsx";
import { words } from "./strings.ts";
import css from "./session.module.css";

/** Ask for the recovery mail. The page says the same whether or not the address is known. */
export function ForgotPasswordPage() {
  const [email, setEmail] = createSignal("");
  const [sentTo, setSentTo] = createSignal<string>();
  const { isBusy, error, follow } = createSaving();

  const submit = async () => {
    const { requestPasswordReset } = await import("../../lib/auth.ts");
    await requestPasswordReset(email());
    setSentTo(email().trim());
  };

  return (
    <SessionFrame title={account("forgot.title")}>
      <Show
        when={sentTo()}
        fallback={
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
              hint={account("forgot.hint")}
              type="email"
              inputMode="email"
              autocomplete="username"
              autocapitalize="off"
              required
              value={email()}
              onInput={setEmail}
            />
            <Button type="submit" kind="primary" busy={isBusy()} disabled={email().trim() === ""}>
              {account("forgot.submit")}
            </Button>
            <p class={css["links"]}>
              <a href="/login">{account("forgot.back")}</a>
            </p>
          </form>
        }
      >
        {(address) => (
          <Note
            tone="ok"
            live
            title={account("forgot.sent")}
            actions={<LinkButton href="/login">{account("forgot.back")}</LinkButton>}
          >
            <p>{account("forgot.sent_words", { email: address() })}</p>
          </Note>
        )}
      </Show>
    </SessionFrame>
  );
}
