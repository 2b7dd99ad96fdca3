import { locale } from "../../lib/i18n.ts";
import type { Rule } from "./data.ts";
import { words } from "./strings.ts";

/** A value with its unit in words. */
export function ruleValue(rule: Pick<Rule, "value" | "unit">): string {
  if (rule.unit === "boolean")
    return words(rule.value === 1 ? "rules.unit.boolean.1" : "rules.unit.boolean.0");
  return words(`rules.unit.${rule.unit}`, { n: rule.value });
}

/** The rules that the product comes with, by subject, in the order in which people look for them. */
const SUBJECTS = {
  time: ["count_day_of_receipt", "move_to_working_day"],
  visits: ["visit_interval_days", "visit_text_hint", "grid_load_tolerance_pct", "former_post_years"],
  findings: [
    "rectification_days",
    "rectification_days_minor",
    "rectification_soft_reminder_days",
    "rectification_hard_reminder_days",
    "rent_overdue_months",
  ],
  joint: [
    "activation_limit_months",
    "team_forces_min",
    "deployment_days_per_year",
    "tie_former_post_soft_years",
  ],
  petitions: [
    "transfer_upward_days",
    "forward_down_days",
    "named_acceptance_notice_days",
    "named_result_feedback_days",
  ],
  clues: ["disposal_opinion_months", "inquiry_letter_reply_days", "talk_report_months"],
  statistics: ["small_cell_threshold"],
} as const;

type Subject = keyof typeof SUBJECTS;
const CODES = Object.entries(SUBJECTS).flatMap(([subject, codes]) =>
  codes.map((code) => ({ subject: subject as Subject, code: code as string })),
);

/** What a rule is about, in words; empty for one that an installation has added. */
export function subjectOf({ code }: Pick<Rule, "code">): string {
  const known = CODES.find((each) => each.code === code);
  return known ? words(`rules.subject.${known.subject}`) : "";
}

/** A rule's name: what its organ has written, in English the product's own words where it has them. */
export function ruleName({ code, text_ref }: Pick<Rule, "code" | "text_ref">): string {
  const own = words.maybe(`rule.${code}`);
  return (locale() === "en" ? own : text_ref) || text_ref || own || code;
}

/**
 * Versions in force on a day: for every code the default and what organs set for themselves. In the order of subjects, a
 * rule's default first; rules that an installation has added come last, by code.
 */
export function rulesInForce(rules: readonly Rule[], day: string): Rule[] {
  const place = ({ code }: Rule): number => {
    const known = CODES.findIndex((each) => each.code === code);
    return known < 0 ? CODES.length : known;
  };
  return rules
    .filter((rule) => rule.effective_from <= day && (rule.effective_to === null || rule.effective_to >= day))
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        a.code.localeCompare(b.code, "en") ||
        Number(a.organ_id !== null) - Number(b.organ_id !== null),
    );
}
