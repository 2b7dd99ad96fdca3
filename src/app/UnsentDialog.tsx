import { syncStatus } from "../lib/sync-status.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { notices } from "./notices.ts";

/** Before leaving with unsent work: send it, or stay. */
export function UnsentDialog(props: { onClose: () => void }) {
  return (
    <Dialog
      open
      title={notices("sign_out.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{notices("sign_out.stay")}</Button>
          <LinkButton kind="primary" href="/outbox" onClick={() => props.onClose()}>
            {notices("sign_out.to_outbox")}
          </LinkButton>
        </>
      }
    >
      <p>{notices("sign_out.unsent", { n: syncStatus().unsentCount })}</p>
    </Dialog>
  );
}
