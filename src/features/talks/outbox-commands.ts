import { talkKindWord } from "../../lib/collaboration-words.ts";
import { formatDay, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { draftOfTalk } from "./talk.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of talks; a refused one is corrected in its own form. */
export function registerTalkCommands(): void {
  registerCommand("record_talk", {
    editPath: ({ id }) => `/talks/new?entry=${encodeURIComponent(id)}`,
    text: talkText,
  });
}

function talkText(entry: Entry): string {
  const talk = draftOfTalk(entry.id, entry.payload);
  if (!talk) return JSON.stringify(entry.payload, null, 2);
  return [
    formatPair(words("form.kind"), talkKindWord(talk.kind)),
    formatPair(words("form.day"), formatDay(talk.onDay)),
    formatPair(words("form.persons"), talk.persons),
    ...(talk.note ? [formatPair(words("form.note"), talk.note)] : []),
  ].join("\n");
}
