import { type Accessor, createMemo, createSignal } from "solid-js";
import type { OutboxSignals } from "../../lib/outbox/current.ts";

/** The outbox of whoever is signed in; undefined until its code and its database are there. */
export function createOutbox(): Accessor<OutboxSignals | undefined> {
  const [signals, setSignals] = createSignal<OutboxSignals>();
  import("../../lib/outbox/current.ts").then(
    ({ followSession, useOutbox }) => {
      followSession();
      setSignals(useOutbox());
    },
    // Without a network and not on the device: what waits there is sent all the same once it can be loaded.
    () => undefined,
  );
  return signals;
}

/** True while a report on this finding is on its way. */
export function createReportWaiting(findingId: () => string): Accessor<boolean> {
  const outbox = createOutbox();
  const isWaiting = createMemo(() =>
    (outbox()?.view().open ?? []).some(
      ({ command, payload }) => command === "report_rectification" && payload["finding_id"] === findingId(),
    ),
  );
  return isWaiting;
}

/** A busy flag and the last error around what is being saved; ask `isBusy` before beginning. */
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
