import { gcj02ToWgs84 } from "./coordinates.ts";
import {
  divisionAncestors,
  divisionLevel,
  isDivisionAbove,
  isDivisionCode,
  isProvinceCode,
  type DivisionLevel,
} from "./division-code.ts";
import { COORD_SYSTEMS, DIVISION_FIELDS, DIVISION_LEVELS } from "./fields.ts";
import { describeTables, fieldChanges, inFileOrder, type ImportPlan, type PlannedRow } from "./plan.ts";
import type { SheetData } from "./sheet.ts";
import { findTables, readRows, type ImportRow } from "./table.ts";
import { readChoice, readCode, readName, readNumber } from "./values.ts";

/** A division as it is stored. Positions are WGS-84 degrees. */
export type StoredDivision = {
  code: string;
  parent_code: string | null;
  level: DivisionLevel;
  name: string;
  type: string | null;
  lon: number | null;
  lat: number | null;
  coord_source: string | null;
  workload: number;
  /** Set when the division was dissolved; importing it again brings it back. */
  valid_to?: string | null;
};

/** A row for the command `import_divisions`; null leaves what is stored alone. */
export type DivisionPayload = {
  code: string;
  parent_code: string | null;
  level: DivisionLevel;
  name: string;
  type: string | null;
  lon: number | null;
  lat: number | null;
  coord_source: string | null;
  workload: number | null;
};

export type DivisionContext = {
  stored: readonly StoredDivision[];
  /** Whether the importing administrator may write this code; any, when left out. Rows that change nothing need no right. */
  isInScope?: (code: string) => boolean;
};

/** China with a margin, in degrees. What lies outside is a slip of the keyboard or two columns mixed up. */
const CHINA = { lon: { min: 73, max: 136 }, lat: { min: 3, max: 54 } };

/**
 * What importing a list of divisions would do. Natural key: the 12-digit code.
 *
 * The level follows from the code; a level column must agree. The parent is the one named, else the nearest division
 * above by code that the file or the database holds; cities, and counties without their city, may stand alone.
 * Positions are optional, both or none, taken as WGS-84 unless the row says GCJ-02, which is converted.
 *
 * A missing parent that the rows' own codes confirm is reported once, at its first child, and not at all when a row
 * with a refused code stands in its place: that row is the mistake. Time O(rows + stored).
 */
export function planDivisions(
  sheets: readonly SheetData[],
  { stored, isInScope = () => true }: DivisionContext,
): ImportPlan<DivisionPayload> {
  const { tables, ignoredSheets, issues } = findTables(DIVISION_FIELDS, sheets);
  const rows = tables.flatMap((table) => readRows(table, DIVISION_FIELDS)).map(readDivision);
  const storedByCode = new Map(stored.map((division) => [division.code, division]));
  refuseDoubles(rows);
  resolveParents(rows, storedByCode);

  const plan: ImportPlan<DivisionPayload> = {
    kind: "divisions",
    added: [],
    changed: [],
    unchanged: [],
    refused: [],
    sheets: describeTables(tables),
    ignoredSheets,
  };
  for (const read of rows) sortIn(plan, read, storedByCode, isInScope);
  plan.refused = inFileOrder([...issues, ...rows.flatMap(({ row }) => row.issues)], tables);
  const byCode = (a: PlannedRow<DivisionPayload>, b: PlannedRow<DivisionPayload>) =>
    levelRank(a.payload.level) - levelRank(b.payload.level) || (a.payload.code < b.payload.code ? -1 : 1);
  plan.added.sort(byCode);
  plan.changed.sort(byCode);
  return plan;
}

/** A row with its code (null when refused) and its parent as far as it is known. */
type ReadDivision = {
  row: ImportRow;
  code: string | null;
  namedParent: string | null;
  parent: string | null;
  name: string;
  values: Pick<DivisionPayload, "type" | "lon" | "lat" | "coord_source" | "workload">;
};

function readDivision(row: ImportRow): ReadDivision {
  const code = readDivisionCode(row, "code");
  const level = readChoice(row, "level", DIVISION_LEVELS);
  if (code !== null && level !== null && level !== divisionLevel(code)) {
    row.refuse("level", "level_differs", { level: divisionLevel(code) });
  }
  return {
    row,
    code,
    namedParent: readDivisionCode(row, "parent_code"),
    parent: null,
    name: readName(row, "name") ?? "",
    values: {
      type: readName(row, "type"),
      workload: readNumber(row, "workload", { min: 1, max: 100_000, isWhole: true }),
      ...readPosition(row),
    },
  };
}

function readDivisionCode(row: ImportRow, field: "code" | "parent_code"): string | null {
  const code = readCode(row, field);
  if (code === null) return null;
  if (/^\d(\.\d+)?e\+?\d+$/i.test(code)) row.refuse(field, "code_scientific");
  else if (!isDivisionCode(code)) {
    const problem = field === "code" ? "code_not_12_digits" : "parent_not_12_digits";
    row.refuse(field, problem, { length: code.length });
  } else if (isProvinceCode(code)) {
    if (field === "parent_code") return null;
    row.refuse(field, "code_is_province");
  }
  return row.isRefused(field) ? null : code;
}

function readPosition(row: ImportRow): Pick<DivisionPayload, "lon" | "lat" | "coord_source"> {
  const none = { lon: null, lat: null, coord_source: null };
  const system = readChoice(row, "coord_system", COORD_SYSTEMS);
  if (isSwapped(row)) {
    row.refuse("lon", "position_swapped");
    return none;
  }
  const lon = readNumber(row, "lon", CHINA.lon);
  const lat = readNumber(row, "lat", CHINA.lat);
  if (row.isRefused("lon") || row.isRefused("lat")) return none;
  if ((lon === null) !== (lat === null)) row.refuse(missingHalf(row, lon === null), "position_half");
  if (lon === null || lat === null) return none;
  const position = system === "gcj02" ? gcj02ToWgs84({ lon, lat }) : { lon, lat };
  const source = readName(row, "coord_source");
  return {
    lon: roundDegrees(position.lon),
    lat: roundDegrees(position.lat),
    coord_source: system === "gcj02" ? `${source ?? "import"} (gcj02)` : source,
  };
}

/** The half that is missing, or the one that is there when the other has no column at all. */
function missingHalf(row: ImportRow, isLonMissing: boolean): "lon" | "lat" {
  const missing = isLonMissing ? "lon" : "lat";
  const given = isLonMissing ? "lat" : "lon";
  return row.has(missing) ? missing : given;
}

function isSwapped(row: ImportRow): boolean {
  const lon = Number(row.text("lon") || Number.NaN);
  const lat = Number(row.text("lat") || Number.NaN);
  return isWithin(lon, CHINA.lat) && isWithin(lat, CHINA.lon);
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return value >= min && value <= max;
}

/** Seven decimals are a centimetre; more is noise that would look like a change at every import. */
function roundDegrees(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}

function refuseDoubles(rows: readonly ReadDivision[]): void {
  const first = new Map<string, ImportRow>();
  for (const read of rows) {
    if (read.code === null) continue;
    const earlier = first.get(read.code);
    if (!earlier) first.set(read.code, read.row);
    else {
      read.row.refuse("code", "code_twice", { first_sheet: earlier.sheet, first_row: earlier.row });
      read.code = null;
    }
  }
}

function resolveParents(rows: readonly ReadDivision[], stored: ReadonlyMap<string, StoredDivision>): void {
  const inFile = new Set(rows.flatMap(({ code }) => (code === null ? [] : [code])));
  const exists = (code: string) => inFile.has(code) || stored.has(code);
  const brokenParents = new Set(
    rows.filter(({ code }) => code === null).map(({ namedParent }) => namedParent),
  );
  const reported = new Set<string>();

  for (const read of rows) {
    const { row, code, namedParent } = read;
    if (code === null || row.isRefused("parent_code")) continue;
    if (namedParent !== null && !isDivisionAbove(namedParent, code)) {
      row.refuse("parent_code", "parent_not_above", { parent: namedParent });
      continue;
    }
    read.parent = namedParent ?? divisionAncestors(code).find(exists) ?? null;
    const missing = missingParent(read.parent, code, exists);
    if (missing === null) continue;
    const [above = null] = divisionAncestors(missing);
    const isExplained = brokenParents.has(above) || reported.has(missing);
    reported.add(missing);
    if (!isExplained)
      row.refuse(row.has("parent_code") ? "parent_code" : "code", "parent_not_found", { parent: missing });
  }
}

/** The parent that ought to be there and is not; null when all is well. */
function missingParent(
  parent: string | null,
  code: string,
  exists: (code: string) => boolean,
): string | null {
  if (parent !== null) return exists(parent) ? null : parent;
  const level = divisionLevel(code);
  return level === "city" || level === "county" ? null : (divisionAncestors(code)[0] ?? null);
}

function sortIn(
  plan: ImportPlan<DivisionPayload>,
  read: ReadDivision,
  stored: ReadonlyMap<string, StoredDivision>,
  isInScope: (code: string) => boolean,
): void {
  const { row, code, name, parent, values } = read;
  if (code === null || row.issues.length > 0) return;
  const payload = { code, parent_code: parent, level: divisionLevel(code), name, ...values };
  const known = stored.get(code);
  const planned = { sheet: row.sheet, row: row.row, label: `${code} ${name}`, payload, changes: [] };
  if (!known) {
    if (isInScope(code)) plan.added.push(planned);
    else row.refuse("code", "division_outside_scope");
    return;
  }
  const changes = fieldChanges(
    ["name", "parent_code", "type", "lon", "lat", "coord_source", "workload"],
    known,
    payload,
  );
  if (known.valid_to) changes.push({ field: "valid_to", from: known.valid_to, to: null });
  if (changes.length === 0) plan.unchanged.push(planned);
  else if (isInScope(code)) plan.changed.push({ ...planned, changes });
  else row.refuse("code", "division_outside_scope");
}

function levelRank(level: DivisionLevel): number {
  return ["city", "county", "township", "village"].indexOf(level);
}
