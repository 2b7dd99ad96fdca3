import * as v from "valibot";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { formatDay, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { fieldWord, valueWord } from "./field-words.ts";
import { draftOfResearch } from "./research.ts";
import { draftOfTalk } from "./talk.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of talks and field research; a refused one is corrected in its own form. */
export function registerTalkCommands(): void {
  registerCommand("record_talk", {
    editPath: ({ id }) => `/talks/new?entry=${encodeURIComponent(id)}`,
    text: talkText,
  });
  registerCommand("record_field_research", {
    editPath: ({ id }) => `/talks/research/new?entry=${encodeURIComponent(id)}`,
    text: researchText,
  });
  registerCommand("update_talk", { text: correctionText });
  registerCommand("update_field_research", { text: correctionText });
}

const asItIs = ({ payload }: Entry): string => JSON.stringify(payload, null, 2);

function talkText(entry: Entry): string {
  const talk = draftOfTalk(entry.id, entry.payload);
  if (!talk) return asItIs(entry);
  return [
    formatPair(words("form.kind"), talkKindWord(talk.kind)),
    formatPair(words("form.day"), formatDay(talk.onDay)),
    formatPair(words("form.persons"), talk.persons),
    ...(talk.note ? [formatPair(words("form.note"), talk.note)] : []),
  ].join("\n");
}

function researchText(entry: Entry): string {
  const research = draftOfResearch(entry.id, entry.payload);
  if (!research) return asItIs(entry);
  return [
    formatPair(words("form.topic"), research.topic),
    formatPair(words("form.day"), formatDay(research.onDay)),
    formatPair(words("form.clues"), research.clues),
    ...(research.note ? [formatPair(words("form.note"), research.note)] : []),
  ].join("\n");
}

const Changes = v.object({ changes: v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))) });

function correctionText(entry: Entry): string {
  const parsed = v.safeParse(Changes, entry.payload);
  if (!parsed.success) return asItIs(entry);
  return Object.entries(parsed.output.changes)
    .map(([field, value]) =>
      formatPair(
        fieldWord(field),
        field === "unit_id" ? words("edit.other_unit") : valueWord(field, value, []),
      ),
    )
    .join("\n");
}
