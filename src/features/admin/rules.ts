import type { Rule } from "./data.ts";
import { words } from "./strings.ts";

/** A value with its unit in words. */
export function ruleValue(rule: Pick<Rule, "value" | "unit">): string {
  if (rule.unit === "boolean")
    return words(rule.value === 1 ? "rules.unit.boolean.1" : "rules.unit.boolean.0");
  return words(`rules.unit.${rule.unit}`, { n: rule.value });
}

/** Versions in force on a day: for every code the default and what organs set for themselves. */
export const rulesInForce = (rules: readonly Rule[], day: string): Rule[] =>
  rules.filter(
    (rule) => rule.effective_from <= day && (rule.effective_to === null || rule.effective_to >= day),
  );
