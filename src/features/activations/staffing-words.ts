import type { SkillGap } from "../../core/staffing/skill-gaps.ts";
import type { Assessment, Obstacle, Remark, Shortfall } from "../../core/staffing/staffing.schema.ts";
import type { TeamRemark } from "../../core/staffing/review.ts";
import { formatDayShort, formatList } from "../../lib/format.ts";
import { words } from "./strings.ts";

/** The codes of a proposal as people read them. */

const tieWords = (kinds: readonly string[]): string =>
  formatList(kinds.map((kind) => words.maybe(`tie.${kind}`) ?? kind));

function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case "hard_tie":
      return words("why.hard_tie", { kinds: tieWords(obstacle.kinds) });
    case "lent_elsewhere":
      return words("why.lent_elsewhere", { until: formatDayShort(obstacle.until) });
    default:
      return words(`why.${obstacle.code}`);
  }
}

function remarkWords(remark: Remark): string {
  switch (remark.code) {
    case "brings_skills":
      return words("why.brings_skills", { skills: formatList(remark.skills) });
    case "brings_force":
      return words("why.brings_force", { force: words(`force.${remark.force}`) });
    case "soft_tie":
      return words("why.soft_tie", { kinds: tieWords(remark.kinds) });
    case "running":
      return words("why.running", { count: remark.count });
    case "days_lent":
      if (remark.days === 0) return words("why.days_lent_none");
      return words(remark.isOverLine ? "why.over_line" : "why.days_lent", { days: remark.days });
    case "distance":
      return remark.km === 0 ? words("why.distance_near") : words("why.distance", { km: remark.km });
    default:
      return words(`why.${remark.code}`);
  }
}

export const reasonsOf = (assessment: Assessment): { text: string; isAgainst: boolean }[] =>
  assessment.verdict === "excluded"
    ? assessment.obstacles.map((obstacle) => ({
        text: obstacleWords(obstacle),
        isAgainst: obstacle.code !== "own_organ",
      }))
    : assessment.remarks.map((remark) => ({
        text: remarkWords(remark),
        isAgainst:
          remark.code === "soft_tie" ||
          remark.code === "busy" ||
          (remark.code === "days_lent" && remark.isOverLine),
      }));

export function shortfallWords(shortfall: Shortfall): string {
  switch (shortfall.code) {
    case "force_missing":
      return words("staff.short.force_missing", { force: words(`force.${shortfall.force}`) });
    case "too_few_people":
      return words("staff.short.too_few_people", {
        needed: shortfall.needed,
        available: shortfall.available,
      });
    case "forces_too_few":
      return words("staff.short.forces_too_few", {
        wanted: shortfall.wanted,
        available: shortfall.available,
      });
    case "heads_below_forces":
      return words("staff.short.heads_below_forces", { heads: shortfall.heads, forces: shortfall.forces });
  }
}

/** A skill that is missing, and whether somebody could still bring it. */
export function gapWords({ skill, free, barred }: SkillGap): string {
  if (free > 0) return words("staff.gap.free", { skill, n: free });
  return barred > 0 ? words("staff.gap.barred", { skill, n: barred }) : words("staff.gap.none", { skill });
}

export function lackWords(lack: TeamRemark): string {
  switch (lack.code) {
    case "too_small":
      return words("staff.lack.too_small", { people: lack.people, wanted: lack.wanted });
    case "force_missing":
      return words("staff.lack.force_missing", { force: words(`force.${lack.force}`) });
    case "forces_too_few":
      return words("staff.lack.forces_too_few", { present: lack.present, wanted: lack.wanted });
    case "skill_missing":
      return words("staff.lack.skill_missing", { skill: lack.skill });
  }
}
