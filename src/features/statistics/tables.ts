import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import type { Indicator, Organ } from "./data.ts";

export type OrganLine = {
  organId: string;
  name: string;
  cells: Record<string, { value: number; lastYear: number | null; yoyPct: number | null }>;
};

const SUBJECTS = {
  visits: ["visits", "visit_problems"],
  findings: ["inspections", "findings"],
  collaboration: ["activations", "activation_logs", "link_activities"],
  talks: ["talks", "field_researches"],
} as const;
export type Subject = keyof typeof SUBJECTS | "other";

/** The indicators by what they are about, each in its order; what a newer database adds stands last. Empty subjects are left out. */
export function bySubject(
  indicators: readonly Indicator[],
): { subject: Subject; indicators: readonly Indicator[] }[] {
  const subjects = Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[];
  const subjectOf = ({ source }: Indicator): Subject =>
    subjects.find((subject) => SUBJECTS[subject].some((known) => known === source)) ?? "other";
  return [...subjects, "other" as const]
    .map((subject) => ({
      subject,
      indicators: indicators.filter((indicator) => subjectOf(indicator) === subject),
    }))
    .filter((group) => group.indicators.length > 0);
}

/**
 * One line per organ with a cell per indicator, in the order of the organs: no ranking. Townships always have their line,
 * so that a zero is seen; offices and groups only when they counted something.
 */
export function linesByOrgan(answer: StatisticsResponse, organs: readonly Organ[]): OrganLine[] {
  const names = new Map(organs.map((organ) => [organ.id, organ.name]));
  const lines = new Map<string, OrganLine>();
  for (const row of answer.rows) {
    if (row.organ_id === null) continue;
    let line = lines.get(row.organ_id);
    if (!line) {
      line = { organId: row.organ_id, name: names.get(row.organ_id) ?? row.organ_id, cells: {} };
      lines.set(row.organ_id, line);
    }
    line.cells[row.indicator] = { value: row.value, lastYear: row.last_year, yoyPct: row.yoy_pct };
  }
  const isTownship = (id: string) => organs.find((organ) => organ.id === id)?.kind === "township_commission";
  const hasFigures = (line: OrganLine) =>
    Object.values(line.cells).some((cell) => cell.value > 0 || (cell.lastYear ?? 0) > 0);
  return [...lines.values()]
    .filter((line) => isTownship(line.organId) || hasFigures(line))
    .sort((a, b) => compareOrgans(a.organId, b.organId, organs));
}

function compareOrgans(a: string, b: string, organs: readonly Organ[]): number {
  const kindOrder = [
    "city_commission",
    "county_commission",
    "commission_office",
    "stationed_group",
    "township_commission",
    "village_station",
  ];
  const find = (id: string) => organs.find((organ) => organ.id === id);
  const [one, other] = [find(a), find(b)];
  if (!one || !other) return Number(!one) - Number(!other);
  const kind = kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind);
  return kind !== 0 ? kind : one.name.localeCompare(other.name, "zh-CN");
}

/** Indicators that counted anything, this year or last; what is 0 in both is left to the definitions. */
export function countedIndicators(indicators: readonly Indicator[], answer: StatisticsResponse): Indicator[] {
  const counted = new Set(
    answer.rows.filter((row) => row.value > 0 || (row.last_year ?? 0) > 0).map((row) => row.indicator),
  );
  return indicators.filter((indicator) => counted.has(indicator.code));
}

/** Values by month for a line chart; months still to come are null. */
export function seriesByMonth(
  answer: StatisticsResponse,
  indicator: string,
): { months: string[]; values: number[]; lastYear: (number | null)[] } {
  const rows = answer.rows.filter((row) => row.indicator === indicator && row.period !== null);
  return {
    months: rows.map((row) => row.period ?? ""),
    values: rows.map((row) => row.value),
    lastYear: rows.map((row) => row.last_year),
  };
}
