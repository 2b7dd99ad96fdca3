import { formatPair, formatBeside } from "../../lib/format.ts";
import * as v from "valibot";
import { SEVERITIES } from "../../core/checklists/checklist.schema.ts";
import { RECHECK_OUTCOMES } from "../../core/checklists/progress.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of an inspector's commands, in words. */
export function registerInspectionCommands(): void {
  registerCommand("save_answers", { text: answersText });
  registerCommand("record_finding", { text: findingText });
}

const Answers = v.object({
  answers: v.optional(v.array(v.object({ note: v.optional(v.string()) })), []),
  rechecks: v.optional(
    v.array(v.object({ outcome: v.picklist(RECHECK_OUTCOMES), note: v.optional(v.string()) })),
    [],
  ),
  checks: v.optional(v.array(v.object({ text: v.optional(v.string()) })), []),
});

function answersText(entry: Entry): string {
  const parsed = v.safeParse(Answers, entry.payload);
  if (!parsed.success) return JSON.stringify(entry.payload, null, 2);
  const { answers, rechecks, checks } = parsed.output;
  return [
    ...(answers.length > 0 ? [words("outbox.answers", { n: answers.length })] : []),
    ...answers.flatMap(({ note }) => (note ? [formatPair(words("item.note"), note)] : [])),
    ...rechecks.map(({ outcome, note }) =>
      formatBeside(formatPair(words("earlier.title"), words(`outcome.${outcome}`)), note),
    ),
    ...checks.flatMap(({ text }) => (text ? [formatPair(words("raised.title"), text)] : [])),
  ].join("\n");
}

const Finding = v.object({
  title: v.string(),
  description: v.string(),
  topic: v.string(),
  severity: v.optional(v.picklist(SEVERITIES), "general"),
});

function findingText(entry: Entry): string {
  const parsed = v.safeParse(Finding, entry.payload);
  if (!parsed.success) return JSON.stringify(entry.payload, null, 2);
  const { title, description, topic, severity } = parsed.output;
  return [
    formatPair(words("finding.field_title"), title),
    formatPair(words("finding.field_description"), description),
    formatPair(words("finding.field_topic"), topic),
    formatPair(words("finding.field_severity"), words(`severity.${severity}`)),
  ].join("\n");
}
