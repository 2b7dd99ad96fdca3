import { syncStatus } from "../lib/sync-status.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { app } from "./strings.ts";

/** Before leaving with unsent work: send it, or stay. */
export function UnsentDialog(props: { onClose: () => void }) {
  return (
    <Dialog
      open
      title={app("sign_out.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{app("sign_out.stay")}</Button>
          <LinkButton kind="primary" href="/outbox" onClick={() => props.onClose()}>
            {app("sign_out.to_outbox")}
          </LinkButton>
        </>
      }
    >
      <p>{app("sign_out.unsent", { n: syncStatus().unsentCount })}</p>
    </Dialog>
  );
}
