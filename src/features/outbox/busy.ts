import { formatSentences } from "../../lib/format-sentences.ts";
import { createSignal } from "solid-js";
import { errorWords } from "../../lib/error-words.ts";
import { toast } from "../../ui/toasts.ts";

/** One action at a time; a failure is told in words. */
export function createAction() {
  const [isBusy, setBusy] = createSignal(false);
  const run = async (work: () => Promise<unknown> | undefined): Promise<boolean> => {
    if (isBusy()) return false;
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      const { title, next } = errorWords(error);
      toast(formatSentences(title, next), { tone: "danger" });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run };
}
