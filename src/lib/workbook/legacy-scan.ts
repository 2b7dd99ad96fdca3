import type { CellPosition } from "../../core/import/sheet.ts";
import { WorkbookRefusal } from "./failures.ts";

/** What the spreadsheet library does not tell of an .xls: which cells are formulas, and which sheets are hidden. */
export type LegacySheet = { name: string; isHidden: boolean; formulas: CellPosition[] };

const RECORD = { formula: 0x0006, eof: 0x000a, filePass: 0x002f, boundSheet: 0x0085, bof: 0x0809 };
const BIFF8 = 0x0600;
const MACRO_SHEET = 1;

/**
 * Walk the records of an .xls workbook stream (BIFF8, Excel 97 to 2003 and WPS .et).
 * @throws {WorkbookRefusal} password_protected, truncated_file, macro_file for a sheet of Excel 4 macros, or unknown_format for an older generation.
 * Source: [MS-XLS], sections 2.1.4 and 2.4.
 */
export function scanLegacyWorkbook(stream: Uint8Array): LegacySheet[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sheets: (LegacySheet & { start: number })[] = [];
  let current: LegacySheet | undefined;
  let depth = 0;

  for (let position = 0; position + 4 <= stream.length;) {
    const id = view.getUint16(position, true);
    const length = view.getUint16(position + 2, true);
    const data = position + 4;
    if (data + length > stream.length) throw new WorkbookRefusal("truncated_file");
    if (position === 0) refuseOldGeneration(view, id, length);
    if (id === RECORD.bof) {
      if (depth === 0) current = sheets.find((sheet) => sheet.start === position);
      depth += 1;
    } else if (id === RECORD.eof) {
      depth -= 1;
    } else if (id === RECORD.filePass) {
      throw new WorkbookRefusal("password_protected");
    } else if (id === RECORD.boundSheet) {
      sheets.push(readBoundSheet(stream, view, data));
    } else if (id === RECORD.formula && current) {
      current.formulas.push({ row: view.getUint16(data, true), column: view.getUint16(data + 2, true) });
    }
    position = data + length;
  }
  return sheets.map(({ name, isHidden, formulas }) => ({ name, isHidden, formulas }));
}

function refuseOldGeneration(view: DataView, id: number, length: number): void {
  const isBiff8 = id === RECORD.bof && length >= 2 && view.getUint16(4, true) === BIFF8;
  if (!isBiff8) throw new WorkbookRefusal("unknown_format", { looks_like: "old_xls" });
}

function readBoundSheet(stream: Uint8Array, view: DataView, data: number): LegacySheet & { start: number } {
  if (stream[data + 5] === MACRO_SHEET) throw new WorkbookRefusal("macro_file");
  const characters = stream[data + 6]!;
  const isWide = (stream[data + 7]! & 1) === 1;
  const text = stream.subarray(data + 8, data + 8 + characters * (isWide ? 2 : 1));
  return {
    start: view.getUint32(data, true),
    isHidden: (stream[data + 4]! & 3) !== 0,
    name: new TextDecoder(isWide ? "utf-16le" : "latin1").decode(text),
    formulas: [],
  };
}
