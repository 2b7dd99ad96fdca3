// The page of `scripts/bench/workbook.mjs`: times our readers and writers, and the library alone beside them.
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../../src/lib/workbook/read.ts";
import { writeWorkbook } from "../../../src/lib/workbook/write.ts";

const ROWS = 10_000;
const COLUMNS = 12;

/** A third codes of 18 digits, a third Chinese names, a third numbers, none twice. */
function sheet() {
  const columns = Array.from({ length: COLUMNS }, (_, column) => ({
    header: `列${column + 1}`,
    key: `c${column}`,
    kind: column % 3 === 2 ? /** @type {const} */ ("number") : /** @type {const} */ ("text"),
  }));
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Object.fromEntries(columns.map(({ key }, column) => [key, cell(row, column)])),
  );
  return { name: "台账", columns, rows };
}

/**
 * @param {number} row
 * @param {number} column
 */
function cell(row, column) {
  if (column % 3 === 0) return `990101${String(row).padStart(6, "0")}${String(column).padStart(6, "0")}`;
  return column % 3 === 1 ? `青岚县溪口镇第${row}组第${column}项` : row * 12 + column;
}

/**
 * @template Value
 * @param {() => Promise<Value>} work
 * @returns {Promise<[number, Value]>} milliseconds and what came out
 */
async function timed(work) {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
}

/** One round, each figure in milliseconds. */
async function measure() {
  const data = sheet();
  const [outMs, blob] = await timed(() => writeWorkbook({ sheets: [data] }));
  const [inMs, read] = await timed(() => readWorkbook(new File([blob], "台账.xlsx")));
  if (read.status !== "read" || read.sheets[0]?.rows.length !== ROWS + 1)
    throw new Error("the rows did not come back");
  const cells = data.rows.map((row) => data.columns.map(({ key }) => row[key] ?? null));
  const [libraryOutMs, bytes] = await timed(() => writeXlsx({ sheets: [{ name: data.name, rows: cells }] }));
  const [libraryInMs] = await timed(() => readXlsx(bytes));
  return { outMs, inMs, libraryOutMs, libraryInMs };
}

Object.assign(globalThis, { measure });
