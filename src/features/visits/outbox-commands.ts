import * as v from "valibot";
import { Visit } from "../../core/visits/visits.schema.ts";
import { formatBeside, formatDay, formatList, formatMoment, formatPair } from "../../lib/format.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { registerCommand } from "../../lib/outbox/registry.ts";
import { metWords } from "./met-words.ts";
import { LoggedPayload } from "./payload.ts";
import { words } from "./strings.ts";

/** What the outbox page shows of commands of visits, in words; a refused visit is corrected in its own form. */
export function registerVisitCommands(): void {
  registerCommand("log_visit", {
    editPath: (entry) => `/visits/new?entry=${encodeURIComponent(entry.id)}`,
    text: loggedText,
  });
  registerCommand("update_visit", { text: correctionText });
}

const line = (name: string, value: string): string[] => (value ? [formatPair(name, value)] : []);

function loggedText(entry: Entry): string {
  const parsed = v.safeParse(LoggedPayload, entry.payload);
  if (!parsed.success) return JSON.stringify(entry.payload, null, 2);
  const visit = parsed.output;
  const problems = visit.problems.flatMap(({ category, description }, index) =>
    line(words("form.problem", { n: index + 1 }), formatBeside(words(`category.${category}`), description)),
  );
  return [
    ...line(words("visit.kind"), words(`kind.${visit.kind}`)),
    ...line(words("field.started_at"), formatMoment(visit.started_at)),
    ...line(words("visit.met"), metWords(visit)),
    ...line(words("form.names"), visit.names ?? ""),
    ...line(words("visit.topics"), formatList(visit.topics)),
    ...line(words("visit.guidance"), visit.guidance ?? ""),
    ...problems,
    ...line(words("visit.follow_up"), visit.follow_up_on ? formatDay(visit.follow_up_on) : ""),
  ].join("\n");
}

const CorrectionPayload = v.object({
  changes: v.partial(v.pick(Visit, ["kind", "started_at", "met", "topics", "guidance", "follow_up_on"])),
});

function correctionText(entry: Entry): string {
  const parsed = v.safeParse(CorrectionPayload, entry.payload);
  if (!parsed.success) return JSON.stringify(entry.payload, null, 2);
  const { kind, started_at, met, topics, guidance, follow_up_on } = parsed.output.changes;
  const changed = (value: unknown, name: string, text: string): string[] =>
    value === undefined ? [] : [formatPair(name, text || words("conflict.empty"))];
  return [
    ...changed(kind, words("field.kind"), kind ? words(`kind.${kind}`) : ""),
    ...changed(started_at, words("field.started_at"), started_at ? formatMoment(started_at) : ""),
    ...changed(met, words("field.met"), met ? metWords({ met }) : ""),
    ...changed(topics, words("field.topics"), formatList(topics ?? [])),
    ...changed(guidance, words("field.guidance"), guidance ?? ""),
    ...changed(follow_up_on, words("field.follow_up_on"), follow_up_on ? formatDay(follow_up_on) : ""),
  ].join("\n");
}
