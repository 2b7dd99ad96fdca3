import { describe, expect, test } from "vitest";
import { WorkbookRefusal } from "./failures.ts";
import { readWorkbookBytes } from "./read-bytes.ts";
import { xlsxOf, zipOf, type TestPart } from "./test-zip.ts";
import { inspectZip } from "./zip-guard.ts";

const row = "<sheetData><row><c><v>1</v></c></row></sheetData>";

/** The reason for which the guard refuses these parts, or null when it lets them pass. */
const refusal = (parts: readonly TestPart[], end: Parameters<typeof zipOf>[1] = {}) => {
  try {
    inspectZip(zipOf(parts, end));
    return null;
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
    return error.failure.params["reason"] ?? error.failure.code;
  }
};

describe("the zip guard", () => {
  test("an ordinary workbook passes, with the sizes of its parts", () => {
    const parts = xlsxOf(row);
    const entries = inspectZip(zipOf(parts));

    expect(entries.map((entry) => [entry.name, entry.inflatedBytes])).toEqual(
      parts.map((part) => [part.name, part.content.length]),
    );
  });

  test("a real bomb: 60 MB of zeros in 60 kB, by its ratio", () => {
    expect(refusal([...xlsxOf(row), { name: "xl/a.xml", content: Buffer.alloc(60_000_000) }])).toBe("ratio");
  });

  test("parts that are harmless alone but exceed 100 MB together", () => {
    const noise = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7919) % 251));
    const parts = [1, 2, 3].map((number) => ({
      name: `xl/${number}.bin`,
      content: noise,
      declaredBytes: 40 * 1024 * 1024,
      declaredPackedBytes: 1024 * 1024,
    }));

    expect(refusal(parts)).toBe("size");
  });

  test("2,000 parts pass, 2,001 do not", () => {
    const parts = Array.from({ length: 2001 }, (_, index) => ({
      name: `p${index}`,
      content: "x",
      isStored: true,
    }));

    expect(refusal(parts.slice(1))).toBeNull();
    expect(refusal(parts)).toBe("entries");
  });

  test("packed bytes that claim to inflate to nothing", () => {
    expect(refusal([{ name: "a", content: "x".repeat(1000), declaredBytes: 0 }])).toBe("false_size");
  });

  test("a packed size left to a descriptor behind the data", () => {
    const part = { name: "a", content: "x".repeat(1000), flags: 8, declaredPackedBytes: 0, declaredBytes: 0 };

    expect(refusal([part])).toBe("false_size");
  });

  test("sizes or a directory that are told in 64 bits elsewhere", () => {
    expect(refusal([{ name: "a", content: "x", declaredBytes: 0xffffffff }])).toBe("false_size");
    expect(refusal([{ name: "a", content: "x" }], { directoryOffset: 0xffffffff })).toBe("false_size");
  });

  test("a directory that points at nothing", () => {
    expect(refusal([{ name: "a", content: "x" }], { directoryOffset: 3 })).toBe("truncated_file");
    expect(refusal([{ name: "a", content: "x" }], { count: 5 })).toBe("truncated_file");
  });

  test("a part that inflates beyond its declared size is never inflated further, and the file is refused", async () => {
    const parts = xlsxOf(row).map((part) =>
      part.name === "xl/worksheets/sheet1.xml"
        ? { ...part, content: part.content + " ".repeat(2_000_000), declaredBytes: 100 }
        : part,
    );

    expect(await readWorkbookBytes(zipOf(parts), "a.xlsx")).toEqual({
      status: "refused",
      failure: { code: "truncated_file", params: {} },
    });
  });

  test("a worksheet that declares entities is read without expanding them or refused, never expanded", async () => {
    const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${"ha".repeat(100)}"><!ENTITY b "${"&a;".repeat(100)}">]>`;
    const cell = '<sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>';
    const parts = xlsxOf("").map((part) =>
      part.name.endsWith("sheet1.xml")
        ? { ...part, content: `${entities}<worksheet>${cell}</worksheet>` }
        : part,
    );
    const text = JSON.stringify(await readWorkbookBytes(zipOf(parts), "a.xlsx"));

    expect(text).not.toContain("haha");
  });
});
