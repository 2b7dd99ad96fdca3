import { LoginForm } from "../features/session/LoginForm.tsx";
import { t } from "../lib/i18n.ts";
import { signedIn } from "../lib/session.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { notices } from "./notices.ts";

/** The token ran out: ask for the password where the person is, so that nothing half-written is lost. */
export function ExpiredDialog(props: { onClose: () => void }) {
  return (
    <Dialog open title={t("error.session_expired")} onClose={() => props.onClose()}>
      <p>{notices("expired.words")}</p>
      <LoginForm email={signedIn().user.email} />
    </Dialog>
  );
}
