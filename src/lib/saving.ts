import { createSignal } from "solid-js";

/** A busy flag and the last error around what a person waits for; ask `isBusy` before beginning. */
export function createSaving() {
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  /** The answer of the work, or undefined when it failed: then `error` says why. */
  const follow = async <T>(work: Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setError(undefined);
    try {
      return await work;
    } catch (thrown) {
      setError(thrown);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, follow };
}
