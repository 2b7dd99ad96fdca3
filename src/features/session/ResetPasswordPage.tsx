import { Match, Show, Switch } from "solid-js";
import { enter, session } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { account } from "./account.ts";
import { createNewPassword, NewPasswordFields } from "./NewPassword.tsx";
import { SessionFrame } from "./SessionFrame.tsx";
import css from "./session.module.css";

/** Behind the link of a recovery mail: the link has signed the person in, and a new password is set. */
export function ResetPasswordPage(props: { onDone: () => void }) {
  const passwords = createNewPassword();
  const { isBusy, error, follow } = createSaving();

  const submit = async () => {
    if (!passwords.isReady()) return;
    const { setPassword } = await import("../../lib/auth.ts");
    await setPassword(passwords.password());
    await enter();
    props.onDone();
  };

  return (
    <SessionFrame title={account("reset.title")}>
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
      <Switch
        fallback={
          <Note
            tone="warn"
            title={account("reset.invalid")}
            actions={<LinkButton href="/forgot-password">{account("reset.again")}</LinkButton>}
          >
            <p>{account("reset.invalid.next")}</p>
          </Note>
        }
      >
        <Match when={session().status === "loading"}>
          <LoadingState lines={3} />
        </Match>
        <Match when={session().status === "signed_in"}>
          <form
            class={css["form"]}
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBusy()) void follow(submit());
            }}
          >
            <NewPasswordFields state={passwords} />
            <Button type="submit" kind="primary" busy={isBusy()}>
              {account("reset.submit")}
            </Button>
          </form>
        </Match>
      </Switch>
    </SessionFrame>
  );
}
