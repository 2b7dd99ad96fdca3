import type { CellPosition, SheetCell, SheetData } from "../../core/import/sheet.ts";
import { WorkbookRefusal } from "./failures.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";

const DELIMITERS = [",", "\t", ";", "|"];
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;
const FORMULA = /^=\s*[A-Za-z(+\-"'$[]/;

/**
 * Parse delimited text (RFC 4180, with the delimiter found in the first line) into one sheet.
 *
 * Every value stays the text that it is, so long codes and leading zeros survive. `="330102000000"`, the spreadsheet
 * idiom that keeps a code a text, is that text; any other value that begins like a formula is listed as one.
 *
 * @param onProgress told the share read, 0 to 1, now and then.
 * @throws {WorkbookRefusal} too_many_rows as soon as the limit is passed; truncated_file when a quote never closes.
 */
export function parseCsv(text: string, name: string, onProgress: (share: number) => void): SheetData {
  const delimiter = findDelimiter(text);
  const rows: SheetCell[][] = [];
  const formulas: CellPosition[] = [];
  let row: SheetCell[] = [];

  const endField = (value: string) => {
    const textFormula = TEXT_FORMULA.exec(value);
    if (!textFormula && FORMULA.test(value)) formulas.push({ row: rows.length, column: row.length });
    const plain = textFormula ? textFormula[1]!.replace(/""/g, '"') : value;
    row.push(plain === "" ? null : plain);
    if (row.length > WORKBOOK_LIMITS.columns) {
      throw new WorkbookRefusal("too_many_columns", { sheet: name, limit: WORKBOOK_LIMITS.columns });
    }
  };
  const endRow = () => {
    rows.push(row.every((cell) => cell === null) ? [] : row);
    row = [];
    if (rows.length > WORKBOOK_LIMITS.rows) {
      throw new WorkbookRefusal("too_many_rows", { sheet: name, limit: WORKBOOK_LIMITS.rows });
    }
    if (rows.length % 5000 === 0) onProgress(position / text.length);
  };

  let position = 0;
  while (position < text.length) {
    const field = readField(text, position, delimiter);
    endField(field.value);
    position = field.end;
    const mark = text[position];
    if (mark === delimiter) {
      position += 1;
      if (position === text.length) endField("");
    } else {
      endRow();
      position += mark === "\r" && text[position + 1] === "\n" ? 2 : 1;
    }
  }
  if (row.length > 0) endRow();
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  return { name, rows, formulas };
}

/** One field from `start`, with the position of the delimiter, line end or end of text after it. */
function readField(text: string, start: number, delimiter: string): { value: string; end: number } {
  if (text[start] !== '"') {
    const end = endOfPlainField(text, start, delimiter);
    return { value: text.slice(start, end), end };
  }
  let value = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new WorkbookRefusal("truncated_file");
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const end = endOfPlainField(text, quote + 1, delimiter);
      return { value: value + text.slice(quote + 1, end), end };
    }
    value += '"';
    from = quote + 2;
  }
}

function endOfPlainField(text: string, start: number, delimiter: string): number {
  for (let end = start; end < text.length; end += 1) {
    const mark = text[end];
    if (mark === delimiter || mark === "\n" || mark === "\r") return end;
  }
  return text.length;
}

/** The delimiter that occurs most often in the first line that is not empty; a comma when none does. */
function findDelimiter(text: string): string {
  const line = /[^\r\n]+/.exec(text.slice(0, 20_000))?.[0] ?? "";
  const plain = line.replace(/"[^"]*"/g, "");
  let best = ",";
  for (const delimiter of DELIMITERS) {
    if (plain.split(delimiter).length > plain.split(best).length) best = delimiter;
  }
  return best;
}
