/** What a workbook may be at most. The import pages state these numbers; `failures.ts` names each in its refusal. */
export const WORKBOOK_LIMITS = {
  /** The file as it lies on the disk. */
  fileBytes: 50 * 1024 * 1024,
  /** All parts of a zipped workbook together, inflated. */
  inflatedBytes: 100 * 1024 * 1024,
  /** How many times larger a part may be inflated than packed. Real sheets stay below 60. */
  inflationRatio: 200,
  /** Parts of a zipped workbook. */
  entries: 2000,
  /** Used rows of one sheet, the header included. */
  rows: 100_000,
  columns: 256,
  /** Reading or writing one file. */
  timeMs: 30_000,
} as const;
