import { describe, expect, test } from "vitest";
import { parseCsv } from "./csv.ts";
import { WorkbookRefusal } from "./failures.ts";
import { readWorkbookBytes } from "./read-bytes.ts";

const rowsOf = (text: string) => parseCsv(text, "t", () => {}).rows;

/** The encoding and the name in the second row, or the failure. */
const read = async (bytes: Uint8Array) => {
  const result = await readWorkbookBytes(bytes, "a.csv");
  return result.status === "read"
    ? [result.encoding, result.sheets[0]?.rows[1]?.[1]]
    : [result.failure.code, null];
};
const utf16 = (value: string) => new Uint8Array(Buffer.from(`\ufeff${value}`, "utf16le"));

describe("delimited text", () => {
  test.each([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\rb", [["a"], ["b"]]],
    [
      "a\tb\nc,1\td",
      [
        ["a", "b"],
        ["c,1", "d"],
      ],
    ],
    [
      "a;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      '"a,b","say ""hi"""\n"two\nlines",x',
      [
        ["a,b", 'say "hi"'],
        ["two\nlines", "x"],
      ],
    ],
    ["a,,c\n,,\n,b,", [["a", null, "c"], [], [null, "b", null]]],
    [
      "名称,\n青岚镇,",
      [
        ["名称", null],
        ["青岚镇", null],
      ],
    ],
    ['"",x', [[null, "x"]]],
    ["", []],
    ["\n\na", [[], [], ["a"]]],
    ['"a"b,c', [["ab", "c"]]],
  ])("%j", (text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  test("codes stay text: leading zeros, 18 digits, and the idiom that keeps them so", () => {
    expect(rowsOf('007,330101199001011234,="330102000000",="say ""hi"""')).toEqual([
      ["007", "330101199001011234", "330102000000", 'say "hi"'],
    ]);
  });

  test("a value that a spreadsheet would compute is listed as a formula, a plain equals sign is not", () => {
    const sheet = parseCsv("a,=A1+1\n= ,=\n-1,=SUM(A1)", "t", () => {});

    expect(sheet.formulas).toEqual([
      { row: 0, column: 1 },
      { row: 2, column: 1 },
    ]);
  });

  test("a quote that never closes means that the file ends early", () => {
    expect(() => rowsOf('a,"b\nc,d')).toThrow(WorkbookRefusal);
  });

  test("the row limit stops the reading", async () => {
    const bytes = new TextEncoder().encode("1\n".repeat(200_000));

    expect(await readWorkbookBytes(bytes, "大表.csv")).toEqual({
      status: "refused",
      failure: { code: "too_many_rows", params: { sheet: "大表", limit: 100_000 } },
    });
  });
});

describe("encodings", () => {
  const text = "区划代码,名称\n990101001001,溪口村\n990101001002,荥泽村";
  const gb18030 = Uint8Array.from([
    // "区划,名称\n990101001001,溪口村" in GB2312, typed from the code table.
    0xc7, 0xf8, 0xbb, 0xae, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x39, 0x39, 0x30, 0x31, 0x30, 0x31, 0x30,
    0x30, 0x31, 0x30, 0x30, 0x31, 0x2c, 0xcf, 0xaa, 0xbf, 0xda, 0xb4, 0xe5,
  ]);
  test("UTF-8 with and without a mark, UTF-16 with one, GB18030", async () => {
    expect(await read(new TextEncoder().encode(text))).toEqual(["utf-8", "溪口村"]);
    expect(await read(new TextEncoder().encode(`\ufeff${text}`))).toEqual(["utf-8-bom", "溪口村"]);
    expect(await read(utf16(text.replace(/,/g, "\t")))).toEqual(["utf-16le", "溪口村"]);
    expect(await read(gb18030)).toEqual(["gb18030", "溪口村"]);
  });

  test("a character outside GBK in four bytes (㚊, U+368A) does not make GB18030 wrong", async () => {
    const fourBytes = [0x82, 0x30, 0xb1, 0x34];
    const bytes = Uint8Array.from([...gb18030, ...fourBytes]);

    expect(await read(bytes)).toEqual(["gb18030", "溪口村㚊"]);
  });

  test.each([
    // "鄉鎮名稱,村里\n溪口鄉,溪口村" in Big5.
    [
      "Big5",
      [
        0xb6, 0x6d, 0xc2, 0xed, 0xa6, 0x57, 0xba, 0xd9, 0x2c, 0xa7, 0xf8, 0xa8, 0xbd, 0x0a, 0xb7, 0xcb, 0xa4,
        0x66, 0xb6, 0x6d,
      ],
    ],
    // "テスト,村の名前\n" in Shift JIS.
    [
      "Shift JIS",
      [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x2c, 0x91, 0xba, 0x82, 0xcc, 0x96, 0xbc, 0x91, 0x4f, 0x0a],
    ],
    ["Latin 1", [...Buffer.from("name,caf\u00e9 cr\u00e8me\n1,2", "latin1")]],
    ["a text garbled before", [...Buffer.from("名称\n锟斤拷锟斤拷\n")]],
    ["a text with replacement characters", [...Buffer.from("名称\n\ufffd\ufffd\n")]],
  ])("%s is refused as a wrong encoding", async (_, bytes) => {
    expect(await read(Uint8Array.from(bytes))).toEqual(["wrong_encoding", null]);
  });
});
