import { AVAILABILITIES, OFFICER_FIELDS, YES_NO } from "./fields.ts";
import { describeTables, fieldChanges, inFileOrder, type ImportPlan } from "./plan.ts";
import type { SheetData } from "./sheet.ts";
import { findTables, readRows, type ImportRow } from "./table.ts";
import { readChoice, readCode, readList, readName, readNumber } from "./values.ts";

export type Availability = keyof typeof AVAILABILITIES;

/** An officer as stored. */
export type StoredOfficer = {
  id: string;
  organ_id: string;
  name: string;
  staff_no: string | null;
  post: string;
  skills: readonly string[];
  availability: Availability;
  is_commission_leader: boolean;
  grid_capacity: number;
  max_villages: number;
  /** Set when he has left. */
  left_on: string | null;
};

/** A row for the command `import_officers`. A missing key leaves what is stored alone. */
export type OfficerPayload = {
  officer_id?: string;
  name: string;
  organ_id: string;
  staff_no?: string;
  post?: string;
  skills?: string[];
  availability?: Availability;
  is_commission_leader?: boolean;
  grid_capacity?: number;
  max_villages?: number;
};

export type OfficerContext = {
  officers: readonly StoredOfficer[];
  /** The organs that officers may be put into, valid today. */
  organs: readonly { id: string; name: string; code: string | null }[];
};

/**
 * What importing a list of officers would do.
 *
 * Natural key: the staff number; without one, or when nobody has it yet, the name within the organ. Two officers of
 * one name in one organ cannot be told apart without numbers: refused, never guessed. Whoever has left is not brought
 * back by an import. Empty cells change nothing. Time O(rows + stored).
 */
export function planOfficers(
  sheets: readonly SheetData[],
  context: OfficerContext,
): ImportPlan<OfficerPayload> {
  const { tables, ignoredSheets, issues } = findTables(OFFICER_FIELDS, sheets);
  const findOrgan = createOrganFinder(context.organs);
  const rows = tables
    .flatMap((table) => readRows(table, OFFICER_FIELDS))
    .map((row) => readOfficer(row, findOrgan));
  refuseDoubles(rows);
  const match = createMatcher(context.officers);

  const plan: ImportPlan<OfficerPayload> = {
    kind: "officers",
    added: [],
    changed: [],
    unchanged: [],
    refused: [],
    sheets: describeTables(tables),
    ignoredSheets,
  };
  for (const read of rows) sortIn(plan, read, match(read));
  plan.refused = inFileOrder([...issues, ...rows.flatMap(({ row }) => row.issues)], tables);
  return plan;
}

type ReadOfficer = {
  row: ImportRow;
  name: string;
  organId: string | null;
  staffNo: string | null;
  values: {
    post: string | null;
    skills: string[] | null;
    availability: Availability | null;
    is_commission_leader: boolean | null;
    grid_capacity: number | null;
    max_villages: number | null;
  };
};

function readOfficer(row: ImportRow, findOrgan: (row: ImportRow) => string | null): ReadOfficer {
  const leader = readChoice(row, "is_commission_leader", YES_NO);
  const wholeNumber = { min: 0, max: 100_000, isWhole: true };
  return {
    row,
    name: readName(row, "name") ?? "",
    organId: findOrgan(row),
    staffNo: readCode(row, "staff_no"),
    values: {
      post: readName(row, "post"),
      skills: readList(row, "skills"),
      availability: readChoice(row, "availability", AVAILABILITIES),
      is_commission_leader: leader === null ? null : leader === "yes",
      grid_capacity: readNumber(row, "grid_capacity", wholeNumber),
      max_villages: readNumber(row, "max_villages", wholeNumber),
    },
  };
}

/** The organ that a row names by code or name; refused when there is none or more than one. */
function createOrganFinder(organs: OfficerContext["organs"]): (row: ImportRow) => string | null {
  const byCode = new Map(organs.flatMap(({ id, code }) => (code === null ? [] : [[code, id]])));
  const byName = new Map<string, string[]>();
  for (const { id, name } of organs) byName.set(name, [...(byName.get(name) ?? []), id]);
  return (row) => {
    const text = readName(row, "organ");
    if (text === null) return null;
    const found = byCode.has(text) ? [byCode.get(text)!] : (byName.get(text) ?? []);
    if (found.length === 0) row.refuse("organ", "organ_not_found");
    if (found.length > 1) row.refuse("organ", "organ_ambiguous", { count: found.length });
    return found.length === 1 ? found[0]! : null;
  };
}

function refuseDoubles(rows: readonly ReadOfficer[]): void {
  const first = new Map<string, ImportRow>();
  for (const { row, name, organId, staffNo } of rows) {
    if (name === "" || organId === null) continue;
    const key = staffNo === null ? `name ${organId} ${name}` : `number ${staffNo}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, row);
    else {
      const params = { first_sheet: earlier.sheet, first_row: earlier.row };
      row.refuse(staffNo === null ? "name" : "staff_no", "officer_twice", params);
    }
  }
}

/** Whom a row means, or null for somebody new; refused when that cannot be told. */
function createMatcher(officers: readonly StoredOfficer[]): (read: ReadOfficer) => StoredOfficer | null {
  const byNumber = new Map(
    officers.flatMap((each) => (each.staff_no === null ? [] : [[each.staff_no, each]])),
  );
  const byName = new Map<string, StoredOfficer[]>();
  for (const officer of officers) {
    const key = `${officer.organ_id} ${officer.name}`;
    if (officer.left_on === null) byName.set(key, [...(byName.get(key) ?? []), officer]);
  }
  const find = ({ row, name, organId, staffNo }: ReadOfficer): StoredOfficer | null => {
    const numbered = staffNo === null ? undefined : byNumber.get(staffNo);
    if (numbered?.left_on) row.refuse("staff_no", "officer_left", { left_on: numbered.left_on });
    if (numbered) return numbered;
    const namesakes = byName.get(`${organId} ${name}`) ?? [];
    const candidates = staffNo === null ? namesakes : namesakes.filter((each) => each.staff_no === null);
    if (candidates.length > 1) row.refuse("name", "officer_ambiguous", { count: candidates.length });
    return candidates.length === 1 ? candidates[0]! : null;
  };
  const claimed = new Map<string, ImportRow>();
  return (read) => {
    const officer = find(read);
    const earlier = officer ? claimed.get(officer.id) : undefined;
    if (earlier)
      read.row.refuse("name", "officer_twice", { first_sheet: earlier.sheet, first_row: earlier.row });
    if (officer && !earlier) claimed.set(officer.id, read.row);
    return officer;
  };
}

function sortIn(plan: ImportPlan<OfficerPayload>, read: ReadOfficer, stored: StoredOfficer | null): void {
  const { row, name, organId, staffNo, values } = read;
  if (row.issues.length > 0 || organId === null) return;
  const payload: OfficerPayload = { name, organ_id: organId };
  if (stored) payload.officer_id = stored.id;
  if (staffNo !== null) payload.staff_no = staffNo;
  if (values.post !== null) payload.post = values.post;
  if (values.skills !== null) payload.skills = values.skills;
  if (values.availability !== null) payload.availability = values.availability;
  if (values.is_commission_leader !== null) payload.is_commission_leader = values.is_commission_leader;
  if (values.grid_capacity !== null) payload.grid_capacity = values.grid_capacity;
  if (values.max_villages !== null) payload.max_villages = values.max_villages;

  const planned = { sheet: row.sheet, row: row.row, label: name, payload, changes: [] };
  if (!stored) {
    plan.added.push(planned);
    return;
  }
  const changes = fieldChanges(
    [
      "name",
      "organ_id",
      "staff_no",
      "post",
      "skills",
      "availability",
      "is_commission_leader",
      "grid_capacity",
      "max_villages",
    ],
    stored,
    { name, organ_id: organId, staff_no: staffNo, ...values },
  );
  if (changes.length > 0) plan.changed.push({ ...planned, changes });
  else plan.unchanged.push(planned);
}
