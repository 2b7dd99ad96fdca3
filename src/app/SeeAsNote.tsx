import { createSignal } from "solid-js";
import { toAppError } from "../lib/errors.ts";
import { formatTime } from "../lib/format.ts";
import { signedIn } from "../lib/session.ts";
import { errorWords } from "../lib/error-words.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { toast } from "../ui/toasts.ts";
import { notices } from "./notices.ts";

/** Says whose eyes one is looking through. */
export function SeeAsNote() {
  const endsAt = () => formatTime(signedIn().seeingAs?.expiresAt ?? "");
  return (
    <Note
      tone="warn"
      title={notices("see_as.words", { name: signedIn().officer.name, time: endsAt() })}
      actions={<SeeAsEnd />}
    />
  );
}

/** Ends looking through another officer's eyes, and loads everything anew as oneself. */
function SeeAsEnd() {
  const [isBusy, setBusy] = createSignal(false);
  const end = async () => {
    setBusy(true);
    try {
      const { send } = await import("../lib/commands.ts");
      await send("stop_see_as", {});
      location.assign("/");
    } catch (error) {
      toast(errorWords(toAppError(error)).title, { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={isBusy()} onClick={() => void end()}>
      {notices("see_as.stop")}
    </Button>
  );
}
