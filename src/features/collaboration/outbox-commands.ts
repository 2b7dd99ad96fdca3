import { logKindWord } from "../../lib/collaboration-words.ts";
import { formatDay, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { words } from "./strings.ts";
import { draftOfWork } from "./work.ts";

/** What the outbox page shows of lines for a joint log; a refused one is corrected in its own form. */
export function registerCollaborationCommands(): void {
  registerCommand("log_activation_work", {
    editPath: ({ id }) => `/collaboration/entries/${encodeURIComponent(id)}`,
    text: workText,
  });
}

function workText(entry: Entry): string {
  const work = draftOfWork(entry.payload);
  if (!work) return JSON.stringify(entry.payload, null, 2);
  return [
    formatPair(words("log.kind"), logKindWord(work.kind)),
    formatPair(words("log.day"), formatDay(work.onDay)),
    ...(work.kind === "talk" ? [formatPair(words("log.count"), work.persons)] : []),
    ...(work.note ? [formatPair(words("log.note"), work.note)] : []),
  ].join("\n");
}
