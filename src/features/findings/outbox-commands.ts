import * as v from "valibot";
import { formatDay, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { draftOfPayload } from "./draft.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of commands of findings, in words. */
export function registerFindingCommands(): void {
  registerCommand("record_finding", {
    editPath: (entry) => `/findings/new?entry=${encodeURIComponent(entry.id)}`,
    text: recordedText,
  });
  registerCommand("report_rectification", { text: reportText });
}

const line = (name: string, value: string): string[] => (value ? [formatPair(name, value)] : []);

function recordedText(entry: Entry): string {
  const draft = draftOfPayload(entry.id, entry.payload);
  if (!draft) return JSON.stringify(entry.payload, null, 2);
  return [
    ...line(words("field.title"), draft.title),
    ...line(words("field.topic"), draft.topic),
    ...line(words("field.severity"), words(`severity.${draft.severity}`)),
    ...line(words("field.found_on"), formatDay(draft.foundOn)),
    ...line(words("field.description"), draft.description),
    ...line(words("field.unit_answer"), draft.unitAnswer),
  ].join("\n");
}

const ReportPayload = v.object({ proof: v.string(), owner_name: v.optional(v.string(), "") });

function reportText(entry: Entry): string {
  const parsed = v.safeParse(ReportPayload, entry.payload);
  if (!parsed.success) return JSON.stringify(entry.payload, null, 2);
  return [
    ...line(words("report.proof"), parsed.output.proof),
    ...line(words("field.owner"), parsed.output.owner_name),
  ].join("\n");
}
