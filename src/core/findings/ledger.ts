import { sharePct } from "../indicators/rounding.ts";
import type { LedgerFacts } from "./finding.schema.ts";

/** A line of the ledger. `findings` = `rectified` + `open` + `transferred`, always. */
export interface LedgerLine {
  /** Id of the unit, or the topic. */
  readonly key: string;
  readonly name: string;
  /** 个; null where projects cannot be told apart (by topic). */
  readonly projects: number | null;
  readonly findings: number;
  /** Verified by another person and closed out; what is only reported done is still open. */
  readonly rectified: number;
  readonly open: number;
  /** Of the open ones, those whose limit has passed. */
  readonly overdue: number;
  /** Handed over as clues. */
  readonly transferred: number;
  /** 约谈提醒, person-times. */
  readonly interviews: number;
  /** 谈话提醒, person-times; never added to the interviews. */
  readonly talkReminders: number;
  /** `rectified` of `findings` in percent with one decimal; null when nothing was found. */
  readonly ratePct: number | null;
}

export interface Ledger {
  readonly total: LedgerLine;
  readonly byOrgan: readonly LedgerLine[];
  readonly byTopic: readonly LedgerLine[];
}

/**
 * The ledger of findings: one line per unit, one per topic, and the total, which is summed from the facts and not from
 * rounded lines. Lines are sorted by name in the order of pinyin: this is no ranking. A unit that was inspected without any
 * finding has its line too. Time O(facts + lines log lines).
 *
 * Source of the definitions: domain E (rectified = verified closed-out) and S4: 186 projects, 59 findings, 52 rectified, 7
 * open, 88.1 %.
 */
export function ledgerOf(facts: LedgerFacts): Ledger {
  const organs = new Map<string, Sums>();
  const topics = new Map<string, Sums>();
  const total = nothing();
  for (const cell of facts.cells) {
    for (const sums of [total, at(organs, cell.organ_id), at(topics, cell.topic)]) {
      sums.findings += cell.findings;
      sums[cell.standing] += cell.findings;
      if (cell.is_overdue) sums.overdue += cell.findings;
    }
  }
  for (const { organ_id, topic, interview_reminders, talk_reminders } of facts.talks) {
    for (const sums of [total, at(organs, organ_id), at(topics, topic)]) {
      sums.interviews += interview_reminders ?? 0;
      sums.talkReminders += talk_reminders ?? 0;
    }
  }
  for (const { organ_id, projects } of facts.projects ?? []) {
    total.projects += projects;
    at(organs, organ_id).projects += projects;
  }
  const hasProjects = facts.projects !== null;
  return {
    total: lineOf("", "", total, hasProjects),
    byOrgan: sorted(organs, (id) => facts.organs[id] ?? id, hasProjects),
    byTopic: sorted(topics, (topic) => topic, false),
  };
}

interface Sums {
  projects: number;
  findings: number;
  rectified: number;
  open: number;
  overdue: number;
  transferred: number;
  interviews: number;
  talkReminders: number;
}

const nothing = (): Sums => ({
  projects: 0,
  findings: 0,
  rectified: 0,
  open: 0,
  overdue: 0,
  transferred: 0,
  interviews: 0,
  talkReminders: 0,
});

function at(lines: Map<string, Sums>, key: string): Sums {
  const known = lines.get(key) ?? nothing();
  lines.set(key, known);
  return known;
}

const lineOf = (key: string, name: string, sums: Sums, hasProjects: boolean): LedgerLine => ({
  key,
  name,
  ...sums,
  projects: hasProjects ? sums.projects : null,
  ratePct: sharePct(sums.rectified, sums.findings),
});

const byPinyin = new Intl.Collator("zh-CN", { numeric: true });

const sorted = (lines: Map<string, Sums>, nameOf: (key: string) => string, hasProjects: boolean) =>
  [...lines]
    .map(([key, sums]) => lineOf(key, nameOf(key), sums, hasProjects))
    .sort((a, b) => byPinyin.compare(a.name, b.name));
