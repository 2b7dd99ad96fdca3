import { t } from "../lib/i18n.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { notices } from "./notices.ts";

/** The question was put off: a reminder that nothing is sent or renewed until it is answered. */
export function ExpiredNote(props: { onSignIn: () => void }) {
  return (
    <Note
      tone="warn"
      title={t("error.session_expired")}
      actions={<Button onClick={() => props.onSignIn()}>{notices("expired.sign_in")}</Button>}
    >
      <p>{notices("expired.words")}</p>
    </Note>
  );
}
