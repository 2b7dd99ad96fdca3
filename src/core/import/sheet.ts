/** A cell as it was written: text, number or yes/no; dates arrive as `YYYY-MM-DD` text. Null is an empty cell. */
export type SheetCell = string | number | boolean | null;

/** Where a cell stands, both counted from 0. */
export type CellPosition = { row: number; column: number };

/** One sheet of a workbook, or a whole CSV file, as plain data. */
export type SheetData = {
  name: string;
  /** Rows as they stand in the file, empty ones included, so that row numbers are those on screen minus 1. */
  rows: readonly (readonly SheetCell[])[];
  /** Cells that hold a formula instead of a value. */
  formulas: readonly CellPosition[];
};

/** The letters of a column as spreadsheets show them: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell's address as spreadsheets show it: row 0, column 1 is B1. */
export function cellAddress(position: CellPosition): string {
  return `${columnLetters(position.column)}${position.row + 1}`;
}
