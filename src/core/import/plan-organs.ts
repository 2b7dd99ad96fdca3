import { isDivisionCode } from "./division-code.ts";
import { ORGAN_FIELDS, ORGAN_KINDS } from "./fields.ts";
import { describeTables, fieldChanges, inFileOrder, type ImportPlan } from "./plan.ts";
import type { SheetData } from "./sheet.ts";
import { findTables, readRows, type ImportRow } from "./table.ts";
import { readChoice, readCode, readName } from "./values.ts";

export type OrganKind = keyof typeof ORGAN_KINDS;

/** An organ as it is stored, valid today. */
export type StoredOrgan = {
  id: string;
  kind: OrganKind;
  name: string;
  code: string | null;
  division_code: string | null;
  parent_id: string | null;
};

/** A row for the command `import_organs`. The parent is told by id, or by code or name when it comes in the same file. */
export type OrganPayload = {
  organ_id: string | null;
  name: string;
  kind: OrganKind;
  code: string | null;
  division_code: string | null;
  parent_id: string | null;
  parent_code: string | null;
  parent_name: string | null;
};

export type OrganContext = {
  organs: readonly StoredOrgan[];
  /** Codes of the divisions that exist. */
  divisionCodes: ReadonlySet<string>;
  /** The organ under which rows without a parent are put: the importing administrator's own. */
  ownOrganId: string;
};

/**
 * What importing a list of organs would do.
 *
 * Natural key: the code; without one, or when no organ has it yet, the name below the same parent (below any parent
 * when the row names none and the name is found once). The parent may be named by code or by name, stored or in the
 * same file; a name that fits two organs is refused. Importing never moves an organ. Parents come before children in
 * the plan. Time O(rows + stored).
 */
export function planOrgans(sheets: readonly SheetData[], context: OrganContext): ImportPlan<OrganPayload> {
  const { tables, ignoredSheets, issues } = findTables(ORGAN_FIELDS, sheets);
  const rows = tables.flatMap((table) => readRows(table, ORGAN_FIELDS)).map((row) => readOrgan(row, context));
  const index = indexOrgans(context.organs);
  const listed = indexRows(rows);
  for (const read of rows) read.parent = findParent(read, listed, index, context);
  for (const read of rows) read.stored = matchStored(read, index, context);
  refuseDoubles(rows);
  refuseCircles(rows);
  refuseTakenDivisions(rows, context.organs);

  const plan: ImportPlan<OrganPayload> = {
    kind: "organs",
    added: [],
    changed: [],
    unchanged: [],
    refused: inFileOrder([...issues, ...rows.flatMap(({ row }) => row.issues)], tables),
    sheets: describeTables(tables),
    ignoredSheets,
  };
  for (const read of parentsFirst(rows)) sortIn(plan, read);
  return plan;
}

type Parent = { status: "stored"; organ: StoredOrgan } | { status: "file"; read: ReadOrgan };

type ReadOrgan = {
  row: ImportRow;
  name: string;
  kind: OrganKind | null;
  code: string | null;
  divisionCode: string | null;
  /** What the parent cell says; null when it is empty. */
  parentText: string | null;
  parent: Parent | null;
  stored: StoredOrgan | null;
};

function readOrgan(row: ImportRow, context: OrganContext): ReadOrgan {
  const divisionCode = readCode(row, "division_code");
  const isKnown =
    divisionCode === null || (isDivisionCode(divisionCode) && context.divisionCodes.has(divisionCode));
  if (!isKnown) row.refuse("division_code", "division_not_found");
  return {
    row,
    name: readName(row, "name") ?? "",
    kind: readChoice(row, "kind", ORGAN_KINDS),
    code: readCode(row, "code"),
    divisionCode: isKnown ? divisionCode : null,
    parentText: readName(row, "parent"),
    parent: null,
    stored: null,
  };
}

type RowIndex = { byCode: Map<string, ReadOrgan>; byName: Map<string, ReadOrgan[]> };

function indexRows(rows: readonly ReadOrgan[]): RowIndex {
  const index: RowIndex = { byCode: new Map(), byName: new Map() };
  for (const read of rows) {
    if (read.code !== null && !index.byCode.has(read.code)) index.byCode.set(read.code, read);
    const sameName = index.byName.get(read.name);
    if (sameName) sameName.push(read);
    else index.byName.set(read.name, [read]);
  }
  return index;
}

type OrganIndex = {
  byId: Map<string, StoredOrgan>;
  byCode: Map<string, StoredOrgan>;
  byName: Map<string, StoredOrgan[]>;
};

function indexOrgans(organs: readonly StoredOrgan[]): OrganIndex {
  const byName = new Map<string, StoredOrgan[]>();
  for (const organ of organs) byName.set(organ.name, [...(byName.get(organ.name) ?? []), organ]);
  return {
    byId: new Map(organs.map((organ) => [organ.id, organ])),
    byCode: new Map(organs.flatMap((organ) => (organ.code === null ? [] : [[organ.code, organ]]))),
    byName,
  };
}

function findParent(
  read: ReadOrgan,
  listed: RowIndex,
  index: OrganIndex,
  context: OrganContext,
): Parent | null {
  const { parentText, row } = read;
  if (parentText === null) {
    const own = row.isRefused("parent") ? undefined : index.byId.get(context.ownOrganId);
    return own ? { status: "stored", organ: own } : null;
  }
  const byCode = index.byCode.get(parentText);
  if (byCode) return { status: "stored", organ: byCode };
  const listedByCode = listed.byCode.get(parentText);
  if (listedByCode) return { status: "file", read: listedByCode };

  const stored = index.byName.get(parentText) ?? [];
  const others = listed.byName.get(parentText) ?? [];
  // A single stored organ that the file lists once more is one organ.
  const inFile = stored.length === 1 && others.length === 1 ? [] : others;
  const found = stored.length + inFile.length;
  if (found === 0) row.refuse("parent", "organ_not_found");
  if (found > 1) row.refuse("parent", "organ_ambiguous", { count: found });
  if (found !== 1) return null;
  const [organ] = stored;
  const [other] = inFile;
  return organ ? { status: "stored", organ } : other ? { status: "file", read: other } : null;
}

function matchStored(read: ReadOrgan, index: OrganIndex, context: OrganContext): StoredOrgan | null {
  const { row, code, name, parent, parentText } = read;
  const byCode = code === null ? undefined : index.byCode.get(code);
  if (byCode) {
    const isElsewhere =
      parentText !== null && parent?.status === "stored" && byCode.parent_id !== parent.organ.id;
    if (isElsewhere || (parent?.status === "file" && byCode.parent_id !== null))
      refuseMove(read, byCode, index);
    return byCode;
  }
  const sameName = index.byName.get(name) ?? [];
  const parentId = parent?.status === "stored" ? parent.organ.id : null;
  const below = sameName.filter((organ) => organ.parent_id === parentId);
  const anywhere = parentText === null ? sameName.filter((organ) => fitsDivision(organ, read)) : [];
  const found = parentId !== null && below.length > 0 ? below : anywhere;
  if (found.length > 1) row.refuse("name", "organ_ambiguous", { count: found.length });
  const [only] = found;
  if (!only || found.length > 1) return null;
  if (code !== null && only.code !== null) row.refuse("name", "organ_name_taken", { code: only.code });
  if (parentText === null && only.parent_id !== null && only.id !== context.ownOrganId) {
    const organ = index.byId.get(only.parent_id);
    if (organ) read.parent = { status: "stored", organ };
  }
  return only;
}

function fitsDivision(organ: StoredOrgan, read: ReadOrgan): boolean {
  return (
    read.divisionCode === null || organ.division_code === null || organ.division_code === read.divisionCode
  );
}

function refuseMove(read: ReadOrgan, stored: StoredOrgan, index: OrganIndex): void {
  const parent = stored.parent_id === null ? "" : (index.byId.get(stored.parent_id)?.name ?? "");
  read.row.refuse("parent", "organ_parent_differs", { parent });
}

function refuseDoubles(rows: readonly ReadOrgan[]): void {
  const first = new Map<string, ReadOrgan>();
  for (const read of rows) {
    if (read.name === "") continue;
    const parentKey =
      read.parent?.status === "stored" ? read.parent.organ.id : (read.parent?.read.name ?? "");
    const keys = [`name ${parentKey} ${read.name}`];
    if (read.code !== null) keys.push(`code ${read.code}`);
    if (read.stored) keys.push(`stored ${read.stored.id}`);
    const [earlier] = keys.flatMap((key) => first.get(key) ?? []);
    if (earlier) {
      const isSameCode = read.code !== null && read.code === earlier.code;
      const params = { first_sheet: earlier.row.sheet, first_row: earlier.row.row };
      read.row.refuse(isSameCode ? "code" : "name", "organ_twice", params);
    } else for (const key of keys) first.set(key, read);
  }
}

function refuseCircles(rows: readonly ReadOrgan[]): void {
  for (const read of rows) {
    const seen = new Set([read]);
    for (let above = read.parent; above?.status === "file"; above = above.read.parent) {
      if (above.read === read) {
        read.row.refuse("parent", "organ_below_itself");
        break;
      }
      if (seen.has(above.read)) break;
      seen.add(above.read);
    }
  }
}

/** A township has one commission. */
function refuseTakenDivisions(rows: readonly ReadOrgan[], organs: readonly StoredOrgan[]): void {
  const holders = new Map<string, { name: string; stored: StoredOrgan | null }>();
  for (const organ of organs) {
    if (organ.kind === "township_commission" && organ.division_code !== null) {
      holders.set(organ.division_code, { name: organ.name, stored: organ });
    }
  }
  for (const { row, kind, divisionCode, name, stored } of rows) {
    if (kind !== "township_commission" || divisionCode === null) continue;
    const holder = holders.get(divisionCode);
    if (holder && (holder.stored === null || holder.stored !== stored)) {
      row.refuse("division_code", "division_taken", { organ: holder.name });
    } else if (!holder) holders.set(divisionCode, { name, stored: null });
  }
}

function parentsFirst(rows: readonly ReadOrgan[]): ReadOrgan[] {
  const ordered = new Set<ReadOrgan>();
  const visiting = new Set<ReadOrgan>();
  const visit = (read: ReadOrgan) => {
    if (ordered.has(read) || visiting.has(read)) return;
    visiting.add(read);
    if (read.parent?.status === "file") visit(read.parent.read);
    ordered.add(read);
  };
  for (const read of rows) visit(read);
  return [...ordered];
}

function sortIn(plan: ImportPlan<OrganPayload>, read: ReadOrgan): void {
  const { row, name, kind, code, divisionCode, parent, stored } = read;
  if (row.issues.length > 0 || kind === null) return;
  const inFile = parent?.status === "file" ? parent.read : null;
  const payload: OrganPayload = {
    organ_id: stored?.id ?? null,
    name,
    kind,
    code: code ?? stored?.code ?? null,
    division_code: divisionCode,
    parent_id: stored?.parent_id ?? (parent?.status === "stored" ? parent.organ.id : null),
    parent_code: stored ? null : (inFile?.code ?? null),
    parent_name: stored || inFile?.code ? null : (inFile?.name ?? null),
  };
  const planned = { sheet: row.sheet, row: row.row, label: name, payload, changes: [] };
  if (!stored) {
    plan.added.push(planned);
    return;
  }
  const changes = fieldChanges(["name", "kind", "code", "division_code"], stored, payload);
  if (changes.length > 0) plan.changed.push({ ...planned, changes });
  else plan.unchanged.push(planned);
}
