import { formatList, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { draftOfRequest } from "./draft.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of requests for help; a refused one is corrected in its own form. */
export function registerActivationCommands(): void {
  registerCommand("request_activation", {
    editPath: ({ id }) => `/activations/new?entry=${encodeURIComponent(id)}`,
    text: requestText,
  });
}

function requestText(entry: Entry): string {
  const request = draftOfRequest(entry.id, entry.payload);
  if (!request) return JSON.stringify(entry.payload, null, 2);
  const reasons = request.reasons.map((reason) => words.maybe(`reason.${reason}`) ?? reason);
  return [
    formatPair(words("form.kind"), words(`kind.${request.kind}`)),
    formatPair(words("form.subject"), request.title),
    ...(reasons.length > 0 ? [formatPair(words("form.reasons"), formatList(reasons))] : []),
    formatPair(words("form.heads"), request.heads),
    formatPair(words("form.planned_days"), request.plannedDays),
    ...(request.skills.length > 0 ? [formatPair(words("form.skills"), formatList(request.skills))] : []),
    ...(request.isVerbal ? [formatPair(words("form.verbal_reason"), request.verbalReason)] : []),
  ].join("\n");
}
