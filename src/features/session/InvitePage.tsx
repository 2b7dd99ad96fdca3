import { createSignal, Match, onMount, Show, Switch, untrack } from "solid-js";
import { formatMoment } from "../../lib/format.ts";
import { enter } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { account } from "./account.ts";
import { fetchInvitationStatus, type InvitationStatus } from "./data.ts";
import { createNewPassword, NewPasswordFields } from "./NewPassword.tsx";
import { SessionFrame } from "./SessionFrame.tsx";
import css from "./session.module.css";

type Open = Extract<InvitationStatus, { status: "open" }>;

/** Behind an invitation link, or with a code typed in: see for whom it is, choose a password, be signed in. */
export function InvitePage(props: { code: string | undefined; onDone: () => void }) {
  const [code, setCode] = createSignal(untrack(() => props.code ?? ""));
  const [status, setStatus] = createSignal<InvitationStatus>();
  const { isBusy, error, follow } = createSaving();

  const check = async () => {
    setStatus(await fetchInvitationStatus(code().trim()));
  };
  onMount(() => {
    if (code() !== "") void follow(check());
  });
  const open = (): Open | undefined => {
    const current = status();
    return current?.status === "open" ? current : undefined;
  };

  return (
    <SessionFrame title={account("invite.title")}>
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
      <Show
        when={open()}
        fallback={
          <CodeForm code={code()} onCode={setCode} isBusy={isBusy()} onCheck={check} status={status()} />
        }
      >
        {(invitation) => (
          <AccountForm
            code={code().trim()}
            invitation={invitation()}
            onRefused={check}
            onDone={() => props.onDone()}
          />
        )}
      </Show>
    </SessionFrame>
  );
}

function CodeForm(props: {
  code: string;
  onCode: (code: string) => void;
  isBusy: boolean;
  onCheck: () => Promise<void>;
  status: InvitationStatus | undefined;
}) {
  return (
    <>
      <Switch>
        <Match when={props.status?.status === "unknown"}>
          <Note tone="warn" live title={account("invite.unknown")}>
            {account("invite.unknown.next")}
          </Note>
        </Match>
        <Match when={props.status?.status === "used"}>
          <Note
            tone="warn"
            live
            title={account("invite.used")}
            actions={<LinkButton href="/login">{account("invite.to_login")}</LinkButton>}
          >
            {account("invite.used.next")}
          </Note>
        </Match>
        <Match when={props.status?.status === "waiting"}>
          <Note tone="warn" live title={account("invite.waiting")}>
            {account("invite.waiting.next")}
          </Note>
        </Match>
        <Match when={props.status?.status === "revoked"}>
          <Note tone="warn" live title={account("invite.revoked")}>
            {account("invite.ask_again")}
          </Note>
        </Match>
        <Match when={props.status?.status === "expired"}>
          <Note tone="warn" live title={account("invite.expired")}>
            {account("invite.ask_again")}
          </Note>
        </Match>
      </Switch>
      <form
        class={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.isBusy) void props.onCheck();
        }}
      >
        <TextField
          label={account("invite.code")}
          hint={account("invite.code_hint")}
          required
          spellcheck={false}
          autocapitalize="off"
          value={props.code}
          onInput={props.onCode}
        />
        <Button type="submit" kind="primary" busy={props.isBusy} disabled={props.code.trim() === ""}>
          {account("invite.check")}
        </Button>
      </form>
      <p class={css["links"]}>
        <a href="/login">{account("forgot.back")}</a>
      </p>
    </>
  );
}

function AccountForm(props: {
  code: string;
  invitation: Open;
  onRefused: () => Promise<void>;
  onDone: () => void;
}) {
  const passwords = createNewPassword();
  const [error, setError] = createSignal<unknown>();
  const [isBusy, setBusy] = createSignal(false);

  const submit = async () => {
    if (!passwords.isReady()) return;
    setBusy(true);
    setError(undefined);
    try {
      const { acceptInvitation } = await import("../../lib/auth.ts");
      await acceptInvitation({
        code: props.code,
        email: props.invitation.email,
        password: passwords.password(),
      });
      await enter();
      props.onDone();
    } catch (failure) {
      setError(failure);
      await props.onRefused(); // used or revoked in the meantime: the page then says so
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <DescriptionList
        items={[
          { term: account("invite.for"), value: props.invitation.officer_name },
          { term: account("invite.organ"), value: props.invitation.organ_name },
          { term: account("invite.email"), value: props.invitation.email },
          { term: account("invite.expires"), value: formatMoment(props.invitation.expires_at) },
        ]}
      />
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
      <form
        class={css["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy()) void submit();
        }}
      >
        <input
          type="email"
          name="email"
          autocomplete="username"
          value={props.invitation.email}
          hidden
          readOnly
        />
        <NewPasswordFields state={passwords} />
        <Button type="submit" kind="primary" busy={isBusy()}>
          {account("invite.submit")}
        </Button>
      </form>
    </>
  );
}
