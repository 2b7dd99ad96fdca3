import { readXlsx } from "hucre/xlsx";
// The library's entry points for these two bring a regular expression with a look-behind, which Safari 14 cannot even
// parse; the files behind them do not.
import { readOds } from "../../../node_modules/hucre/dist/ods/reader.mjs";
import { readXls } from "../../../node_modules/hucre/dist/xls/reader.mjs";
import type { ReadFailure } from "../../core/import/issues.ts";
import type { CellPosition, SheetCell, SheetData } from "../../core/import/sheet.ts";
import { plainCell } from "./cells.ts";
import { openCompoundFile } from "./compound-file.ts";
import { parseCsv } from "./csv.ts";
import { WorkbookRefusal } from "./failures.ts";
import { scanLegacyWorkbook } from "./legacy-scan.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";
import { detectFormat, type WorkbookFormat } from "./sniff.ts";
import { decodeText, type TextEncodingName } from "./text-encoding.ts";

export type ReadProgress = {
  phase: "checking" | "reading" | "converting";
  /** Share of the phase that is done, 0 to 1; null when it cannot be told. */
  share: number | null;
};

export type ReadResult =
  | {
      status: "read";
      format: WorkbookFormat;
      /** How a text file was encoded; null for workbooks. */
      encoding: TextEncodingName | null;
      sheets: SheetData[];
      /** Sheets that are hidden in the file and therefore were not read. */
      hiddenSheets: string[];
    }
  | { status: "refused"; failure: ReadFailure };

/** A sheet as the library gives it. */
type LibrarySheet = {
  name: string;
  rows: (string | number | boolean | Date | null)[][];
  cells?: Map<string, { formula?: string }>;
};

type Contents = Pick<Extract<ReadResult, { status: "read" }>, "encoding" | "sheets" | "hiddenSheets">;

/**
 * Read a workbook or text file: .xlsx (WPS too), .xls and .et, .ods, .csv and .txt.
 *
 * Whatever is wrong with the file is an answer, not an exception, and nothing of a refused file is handed out. Numbers
 * stay numbers, text stays text (18-digit codes keep their digits), dates become `YYYY-MM-DD`, hidden sheets are left
 * out and named. Limits: `WORKBOOK_LIMITS`; the time limit is the worker's business. Cost: about 30 microseconds a row.
 */
export async function readWorkbookBytes(
  bytes: Uint8Array,
  fileName: string,
  onProgress: (progress: ReadProgress) => void = () => {},
): Promise<ReadResult> {
  try {
    onProgress({ phase: "checking", share: null });
    if (bytes.length === 0) throw new WorkbookRefusal("empty_file");
    if (bytes.length > WORKBOOK_LIMITS.fileBytes) {
      throw new WorkbookRefusal("file_too_large", { limit_mb: WORKBOOK_LIMITS.fileBytes / (1024 * 1024) });
    }
    const format = detectFormat(bytes, fileName);
    onProgress({ phase: "reading", share: null });
    const contents = await READERS[format](bytes, fileName, onProgress);
    if (contents.sheets.every((sheet) => sheet.rows.length === 0)) throw new WorkbookRefusal("empty_file");
    return { status: "read", format, ...contents };
  } catch (error) {
    // The library's own errors after the checks above all mean the same: the parts do not fit together.
    const refusal =
      error instanceof WorkbookRefusal ? error : new WorkbookRefusal("truncated_file", {}, error);
    return { status: "refused", failure: refusal.failure };
  }
}

type Reader = (
  bytes: Uint8Array,
  fileName: string,
  onProgress: (progress: ReadProgress) => void,
) => Promise<Contents>;

const READERS: Record<WorkbookFormat, Reader> = {
  async xlsx(bytes, _fileName, onProgress) {
    const hiddenSheets: string[] = [];
    const book = await readXlsx(bytes, {
      maxRows: WORKBOOK_LIMITS.rows + 1,
      sheets: (info) => {
        const isHidden = Boolean(info.hidden || info.veryHidden);
        if (isHidden) hiddenSheets.push(info.name);
        return !isHidden;
      },
    });
    // The library stops there without a word, so what lies below is unknown, empty or not.
    for (const sheet of book.sheets) refuseRows(sheet.name, sheet.rows.length);
    return { encoding: null, hiddenSheets, sheets: plainSheets(book.sheets, onProgress) };
  },

  async ods(bytes, _fileName, onProgress) {
    const book = await readOds(bytes);
    return { encoding: null, hiddenSheets: [], sheets: plainSheets(book.sheets, onProgress) };
  },

  async xls(bytes, _fileName, onProgress) {
    const stream = openCompoundFile(bytes).read("Workbook");
    if (!stream) throw new WorkbookRefusal("truncated_file");
    const scanned = new Map(scanLegacyWorkbook(stream).map((sheet) => [sheet.name, sheet]));
    const book = await readXls(bytes);
    const shown = book.sheets.filter((sheet) => !scanned.get(sheet.name)?.isHidden);
    const sheets = plainSheets(shown, onProgress).map((sheet) => ({
      ...sheet,
      formulas: scanned.get(sheet.name)?.formulas ?? [],
    }));
    const hiddenSheets = [...scanned.values()].filter((sheet) => sheet.isHidden).map((sheet) => sheet.name);
    return { encoding: null, hiddenSheets, sheets };
  },

  async csv(bytes, fileName, onProgress) {
    const { text, encoding } = decodeText(bytes);
    const name = fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
    const sheet = parseCsv(text, name, (share) => onProgress({ phase: "reading", share }));
    return { encoding, hiddenSheets: [], sheets: [sheet] };
  },
};

function plainSheets(
  sheets: readonly LibrarySheet[],
  onProgress: (progress: ReadProgress) => void,
): SheetData[] {
  return sheets.map((sheet, index) => {
    onProgress({ phase: "converting", share: index / sheets.length });
    const rows = plainRows(sheet.rows);
    refuseRows(sheet.name, rows.length);
    if (rows.some((row) => row.length > WORKBOOK_LIMITS.columns)) {
      throw new WorkbookRefusal("too_many_columns", { sheet: sheet.name, limit: WORKBOOK_LIMITS.columns });
    }
    return { name: sheet.name, rows, formulas: formulaPositions(sheet.cells) };
  });
}

function refuseRows(sheet: string, rows: number): void {
  if (rows > WORKBOOK_LIMITS.rows) {
    throw new WorkbookRefusal("too_many_rows", { sheet, limit: WORKBOOK_LIMITS.rows });
  }
}

/** Rows as plain data, without the empty cells at the end of each and the empty rows at the end of all. */
function plainRows(rows: LibrarySheet["rows"]): SheetCell[][] {
  const plain: SheetCell[][] = [];
  let used = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = (rows[index] ?? []).map(plainCell);
    while (row.length > 0 && row[row.length - 1] === null) row.pop();
    plain.push(row);
    if (row.length > 0) used = index + 1;
  }
  plain.length = used;
  return plain;
}

function formulaPositions(cells: LibrarySheet["cells"]): CellPosition[] {
  const positions: CellPosition[] = [];
  for (const [key, cell] of cells ?? []) {
    if (cell.formula === undefined) continue;
    const [row, column] = key.split(",").map(Number);
    positions.push({ row: row!, column: column! });
  }
  return positions;
}
