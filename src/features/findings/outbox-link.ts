import { type Accessor, createMemo } from "solid-js";
import { createOutbox } from "../../lib/outbox/entries.ts";

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
