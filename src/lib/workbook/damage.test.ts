import { readFileSync } from "node:fs";
import { array, assert, asyncProperty, constantFrom, double, integer, tuple } from "fast-check";
import { expect, test } from "vitest";
import { readWorkbookBytes } from "./read-bytes.ts";

const FILES = ["divisions-openpyxl.xlsx", "divisions-xlwt.xls", "divisions-odfpy.ods"];
const fixtures = new Map(
  FILES.map((name) => [
    name,
    readFileSync(new URL(`../../../tests/fixtures/workbooks/${name}`, import.meta.url)),
  ]),
);

test("however a file is damaged, it is read or refused: nothing is thrown and nothing hangs", async () => {
  const damage = array(tuple(double({ min: 0, max: 1, noNaN: true }), integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  await assert(
    asyncProperty(constantFrom(...FILES), damage, async (name, bytes) => {
      const file = new Uint8Array(fixtures.get(name) ?? []);
      for (const [place, value] of bytes) file[Math.floor(place * (file.length - 1))] = value;
      const result = await readWorkbookBytes(file, name);

      expect(["read", "refused"]).toContain(result.status);
    }),
    { seed: 20_261_122, numRuns: 600 },
  );
});
