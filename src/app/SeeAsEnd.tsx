import { createSignal } from "solid-js";
import { toAppError } from "../lib/errors.ts";
import { errorWords } from "../lib/error-words.ts";
import { Button } from "../ui/Button.tsx";
import { toast } from "../ui/toasts.ts";
import { app } from "./strings.ts";

/** Ends looking through another officer's eyes, and loads everything anew as oneself. */
export function SeeAsEnd() {
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
      {app("see_as.stop")}
    </Button>
  );
}
