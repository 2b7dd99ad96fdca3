import { createSignal, Show } from "solid-js";
import { now } from "../../lib/clock.ts";
import { besideGap, formatMoment } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { INVITATION_DAYS, inviteOfficer, type OfficerRecord, revokeInvitation } from "./data.ts";
import { createDirectoryChange } from "./save.ts";
import { officerWords } from "./officer-strings.ts";
import css from "./people.module.css";

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** The way to an account: an invitation that works once. Its link is shown here and stored nowhere. */
export function AccountCard(props: { record: OfficerRecord }) {
  const [email, setEmail] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const [link, setLink] = createSignal<{ link: string; waits: boolean }>();
  const invite = createDirectoryChange(
    (address: string) => inviteOfficer(props.record.officer.id, address, location.origin),
    { onDone: setLink },
  );
  const revoke = createDirectoryChange(revokeInvitation, { onDone: () => setLink() });
  const open = () =>
    props.record.invitations.find(
      (invitation) =>
        invitation.used_at === null &&
        invitation.revoked_at === null &&
        new Date(invitation.expires_at) > now(),
    );
  const submit = () => {
    setTried(true);
    if (EMAIL.test(email().trim())) invite.mutate(email().trim());
  };
  const copy = async (text: string) => {
    await navigator.clipboard?.writeText(text);
    toast(officerWords("people.invitation.copied"));
  };

  return (
    <Card title={officerWords("people.invitation")}>
      <Show when={invite.error ?? revoke.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show
        when={!props.record.officer.user_id}
        fallback={<p>{officerWords("people.invitation.has_account")}</p>}
      >
        <Show when={open()}>
          {(invitation) => (
            <p>
              {invitation().email}
              {besideGap()}
              {officerWords("people.invitation.open", { moment: formatMoment(invitation().expires_at) })}{" "}
              <Button kind="quiet" busy={revoke.isPending} onClick={() => revoke.mutate(invitation().id)}>
                {officerWords("people.invitation.revoke")}
              </Button>
            </p>
          )}
        </Show>
        <Show
          when={link()}
          fallback={
            <div class={css["form"]}>
              <TextField
                type="email"
                label={officerWords("people.invitation.email")}
                value={email()}
                onInput={setEmail}
                error={
                  isTried() && !EMAIL.test(email().trim())
                    ? officerWords("people.invitation.email_invalid")
                    : undefined
                }
              />
              <FormActions>
                <Button kind="primary" busy={invite.isPending} onClick={submit}>
                  {officerWords(open() ? "people.invitation.again" : "people.invitation.make")}
                </Button>
              </FormActions>
            </div>
          }
        >
          {(made) => (
            <div class={css["form"]}>
              <p>{officerWords("people.invitation.explain", { n: INVITATION_DAYS })}</p>
              <Show when={made().waits}>
                <Note tone="warn">{officerWords("people.invitation.waits")}</Note>
              </Show>
              <output class={css["link"]} aria-label={officerWords("people.invitation.link")}>
                {made().link}
              </output>
              <FormActions>
                <Button onClick={() => void copy(made().link)}>
                  {officerWords("people.invitation.copy")}
                </Button>
              </FormActions>
            </div>
          )}
        </Show>
      </Show>
    </Card>
  );
}
