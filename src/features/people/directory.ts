import type { Officer, Organ } from "./data.ts";

export type OfficerLine = Officer & { organName: string };

/** The organs as a tree drawn line by line: each with its depth, children after their parent, by kind and name. */
export function organLines(organs: readonly Organ[]): { organ: Organ; depth: number }[] {
  const byParent = new Map<string | null, Organ[]>();
  const known = new Set(organs.map((organ) => organ.id));
  for (const organ of organs) {
    if (organ.valid_to !== null) continue;
    const parent = organ.parent_id !== null && known.has(organ.parent_id) ? organ.parent_id : null;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(organ);
    else byParent.set(parent, [organ]);
  }
  const lines: { organ: Organ; depth: number }[] = [];
  const visit = (parent: string | null, depth: number) => {
    const children = [...(byParent.get(parent) ?? [])].sort(compareOrgans);
    for (const organ of children) {
      lines.push({ organ, depth });
      visit(organ.id, depth + 1);
    }
  };
  visit(null, 0);
  return lines;
}

const KIND_ORDER = [
  "city_commission",
  "county_commission",
  "commission_office",
  "stationed_group",
  "township_commission",
  "village_station",
];

function compareOrgans(a: Organ, b: Organ): number {
  const kind = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
  if (kind !== 0) return kind;
  const [one, other] = [a.division_code ?? "", b.division_code ?? ""];
  if (one !== other) return one < other ? -1 : 1;
  return a.name.localeCompare(b.name, "zh-CN");
}

/** Officers of an organ and all below it whose name, post or organ contains the text; those who left come last. */
export function findOfficers(
  officers: readonly Officer[],
  organs: readonly Organ[],
  organId: string | undefined,
  text: string,
): OfficerLine[] {
  const byId = new Map(organs.map((organ) => [organ.id, organ]));
  const scope = organId ? byId.get(organId)?.path : undefined;
  const wanted = text.trim().toLowerCase();
  return officers
    .map((officer) => ({ ...officer, organName: byId.get(officer.organ_id)?.name ?? "" }))
    .filter((officer) => {
      const path = byId.get(officer.organ_id)?.path ?? "";
      if (scope !== undefined && path !== scope && !path.startsWith(`${scope}.`)) return false;
      return (
        wanted === "" || `${officer.name} ${officer.post} ${officer.organName}`.toLowerCase().includes(wanted)
      );
    })
    .sort(
      (a, b) =>
        Number(a.left_on !== null) - Number(b.left_on !== null) ||
        a.organName.localeCompare(b.organName, "zh-CN") ||
        a.name.localeCompare(b.name, "zh-CN"),
    );
}
