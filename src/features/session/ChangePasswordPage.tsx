import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { toast } from "../../ui/toasts.ts";
import { account } from "./account.ts";
import { createNewPassword, NewPasswordFields } from "./NewPassword.tsx";
import { PasswordField } from "./PasswordField.tsx";

/** The signed-in person's own password; the present one is asked for, since the screen may be somebody else's by now. */
export function ChangePasswordPage() {
  const navigate = useNavigate();
  const passwords = createNewPassword();
  const [current, setCurrent] = createSignal("");
  const { isBusy, error, follow } = createSaving();

  const submit = async () => {
    if (!passwords.isReady()) return;
    const { changePassword } = await import("../../lib/auth.ts");
    await changePassword(signedIn().user.email, current(), passwords.password());
    toast(account("change.done"));
    navigate("/");
  };

  return (
    <>
      <PageHeader title={account("change.title")} />
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy()) void follow(submit());
          }}
        >
          <FormGrid columns={1}>
            <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
            <input
              type="email"
              name="email"
              autocomplete="username"
              value={signedIn().user.email}
              hidden
              readOnly
            />
            <PasswordField
              label={account("password.current")}
              autocomplete="current-password"
              required
              value={current()}
              onInput={setCurrent}
            />
            <NewPasswordFields state={passwords} />
          </FormGrid>
          <FormActions>
            <Button type="submit" kind="primary" busy={isBusy()} disabled={current() === ""}>
              {account("change.submit")}
            </Button>
            <LinkButton href="/">{t("action.cancel")}</LinkButton>
          </FormActions>
        </form>
      </Card>
    </>
  );
}
