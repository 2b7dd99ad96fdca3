import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { hangzhouRows } from "../../src/core/import/test-sheets.ts";
import { readWorkbookBytes } from "../../src/lib/workbook/read-bytes.ts";
import type { TestStack } from "../support/stack.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "import" });

const REAL_LIST = new URL("../../../shared/data/hangzhou-divisions.csv", import.meta.url);
const HEADER = ["code", "name", "level", "parent_code", "lon", "lat"];
/** The official list of Hangzhou: 3,530 rows, with real positions where the file with them is at hand. */
const hangzhou = (): Buffer =>
  existsSync(REAL_LIST)
    ? readFileSync(REAL_LIST)
    : csv([HEADER, ...hangzhouRows().map((row) => row.map(text))]);

/** Cells of a sheet and of a database row alike. */
const text = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";
const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.join(",")).join("\r\n"), "utf8");
const csvFile = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

const openImport = (openAs: (role: string, path: string) => Promise<Page>, kind = "divisions") =>
  openAs("administrator", `/divisions/import?kind=${kind}`);
const choose = (page: Page, file: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0]) =>
  page.getByLabel("导入文件").setInputFiles(file);

async function countOf(stack: TestStack, table: string, condition = "true"): Promise<number> {
  const [row] = await stack.database.query(
    `select count(*)::int as n from public.${table} where ${condition}`,
  );
  return Number(row?.["n"]);
}

test("fifty planted mistakes are shown fifty times at their cells, and nothing of the file goes in", async ({
  openAs,
  stack,
}) => {
  const rows = hangzhouRows().map((row) => row.map(text));
  const firstVillage = rows.findIndex(([, , level]) => level === "5");
  const mistakes: ((row: string[]) => string)[] = [
    (row) => ((row[0] = row[0]!.slice(1)), "A"), // eleven digits
    (row) => ((row[1] = " "), "B"), // no name
    (row) => ((row[2] = "县区"), "C"), // not what the code says
    (row) => ((row[3] = "330199"), "D"), // no code of a parent
    (row) => ((row[4] = "120.5"), "F"), // longitude alone
  ];
  const cells = Array.from({ length: 50 }, (_, index) => {
    const at = firstVillage + index * 60;
    // The first row of a sheet is its heading.
    return `${mistakes[index % mistakes.length]!(rows[at]!)}${at + 2}`;
  });
  const before = await countOf(stack, "divisions");

  const page = await openImport(openAs);
  await choose(page, csvFile("有误.csv", csv([HEADER, ...rows])));
  await expect(page.getByRole("alert")).toContainText("有50处不符");
  await expect(page.getByRole("row").nth(50)).toBeVisible();
  const shown = await page.getByRole("row").locator("td:first-child").allTextContents();
  expect(shown).toEqual(cells);
  await expect(page.getByRole("row").nth(1)).toContainText("区划代码应为12位数字，此处为11位");
  await expect(page.getByRole("button", { name: /^导入/ })).toHaveCount(0);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载问题清单" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("有误 问题清单.xlsx");
  const report = await readWorkbookBytes(readFileSync(await download.path()), "report.xlsx");
  const list =
    report.status === "read" ? report.sheets.find((sheet) => sheet.name === "问题清单") : undefined;
  expect(list?.rows.slice(1).map((row) => `${row[2]}${row[1]}`)).toEqual(cells);
  expect(await countOf(stack, "divisions")).toBe(before);
});

test("the list of Hangzhou goes in, is found afterwards, and a second time changes nothing", async ({
  openAs,
  stack,
}) => {
  const page = await openImport(openAs);
  const list = csvFile("hangzhou-divisions.csv", hangzhou());
  await choose(page, list);
  await expect(page.getByText("可以导入：新增3,530条，变更0条")).toBeVisible();
  await page.getByRole("button", { name: "导入3,530条" }).click();
  await expect(page.getByText("新增3,530条，变更0条，不变0条")).toBeVisible();
  expect(await countOf(stack, "divisions", "code like '3301%'")).toBe(3530);

  await page.getByRole("link", { name: "查看行政区划" }).click();
  await page.getByRole("button", { name: "杭州市" }).click();
  await page.getByRole("button", { name: "淳安县" }).click();
  await expect(page.getByText("乡镇街道23个")).toBeVisible();
  await expect(page.getByText("村社区361个")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/divisions/import");
  await choose(page, list);
  await expect(page.getByText("内容与现有数据一致，不需要导入")).toBeVisible();
  await expect(page.getByRole("button", { name: /^导入/ })).toHaveCount(0);
});

test("a file that cannot be read says why in plain words, and another can be chosen at once", async ({
  openAs,
  stack,
}) => {
  const before = await countOf(stack, "divisions");
  const page = await openImport(openAs);
  const workbook = readFileSync(new URL("../fixtures/workbooks/divisions-openpyxl.xlsx", import.meta.url));
  const files: [name: string, content: Buffer, words: string][] = [
    ["断了.xlsx", workbook.subarray(0, workbook.length / 2), "文件不完整或已损坏"],
    ["宏.xlsm", workbook, "文件含有宏"],
    ["乱码.csv", Buffer.from([0x64, 0x61, 0xe9, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x32]), "文字编码无法识别"],
    ["太长.csv", Buffer.from("code,name\n".repeat(200_000)), "超过100000行"],
    ["空.csv", Buffer.alloc(0), "文件中没有内容"],
    ["报告.pdf", Buffer.from("%PDF-1.7\n%âãÏÓ"), "这是PDF文件"],
  ];
  for (const [name, content, words] of files) {
    await choose(page, csvFile(name, content));
    await expect(page.getByRole("alert")).toContainText(words);
    await page.getByRole("button", { name: "重新选择文件" }).click();
  }
  await choose(page, csvFile("公式.csv", csv([HEADER, ["990199000000", "=A1", "3", "", "", ""]])));
  await expect(page.getByRole("row").nth(1)).toContainText("此处是公式");
  expect(await countOf(stack, "divisions")).toBe(before);
});

test("officers are added and changed from a filled-in template, with the old value beside the new one", async ({
  openAs,
  stack,
}) => {
  const page = await openImport(openAs, "officers");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载模板" }).click(),
  ]);
  const template = await readWorkbookBytes(readFileSync(await download.path()), "template.xlsx");
  const headings = template.status === "read" ? template.sheets[0]!.rows[0]!.map(text) : [];
  expect(headings.slice(0, 4)).toEqual(["姓名（必填）", "所在机构（必填）", "工号", "职务"]);

  const [known] = await stack.database.query(
    "select f.name, o.name as organ, f.post from public.officers f join public.organs o on o.id = f.organ_id where f.name = '程守正'",
  );
  const filled = [
    headings,
    [text(known?.["name"]), text(known?.["organ"]), "", "副书记"],
    ["柳新", text(known?.["organ"])],
  ];
  await choose(page, csvFile("人员.csv", csv(filled)));
  await expect(page.getByText("可以导入：新增1条，变更1条")).toBeVisible();
  await page.getByRole("tab", { name: "变更" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText(`职务：${text(known?.["post"])} → 副书记`);
  await page.getByRole("button", { name: "导入2条" }).click();
  await expect(page.getByText("新增1条，变更1条，不变0条")).toBeVisible();
  expect(await countOf(stack, "officers", "name = '柳新'")).toBe(1);
  expect(await countOf(stack, "officers", "name = '程守正' and post = '副书记'")).toBe(1);
});

test("the official list that comes with the app brings a county with its townships, without a position", async ({
  openAs,
  stack,
}) => {
  const page = await openImport(openAs);
  await page.getByRole("button", { name: "使用内置的全国统计用区划代码（2023年）" }).click();
  await pick(page, "省份", "江苏省");
  await pick(page, "城市", "无锡市");
  await pick(page, "县区", "梁溪区");
  await page.getByRole("button", { name: "读取名录" }).click();
  await page.getByRole("button", { name: /^导入/ }).click();
  await expect(page.getByText("导入完成")).toBeVisible();
  expect(await countOf(stack, "divisions", "code = '320213000000' and name = '梁溪区'")).toBe(1);
  expect(await countOf(stack, "divisions", "code like '320213%' and lon is not null")).toBe(0);
});

test("an administrator uploads a county's boundary; a file of points is refused in words", async ({
  openAs,
  stack,
}) => {
  const page = await openAs("administrator", "/divisions?at=990123000000");
  await page.getByRole("button", { name: "查看详情" }).click();
  await page.getByRole("button", { name: "上传边界" }).click();
  const geojson = (value: object) => ({
    name: "边界.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify(value)),
  });
  await page.getByLabel("边界文件").setInputFiles(geojson({ type: "Point", coordinates: [120, 30] }));
  await expect(page.getByText("没有闭合的区域")).toBeVisible();

  const [extent] = await stack.database.query(
    "select min(lon) as west, max(lon) as east, min(lat) as south, max(lat) as north from public.divisions where code like '990123%'",
  );
  const [west, east, south, north] = ["west", "east", "south", "north"].map((side) => Number(extent?.[side]));
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  await page.getByLabel("边界文件").setInputFiles(geojson({ type: "Polygon", coordinates: [ring] }));
  await page.getByRole("button", { name: "保存边界" }).click();
  await expect(page.getByText("请填写边界的来源")).toBeVisible();
  await page.getByLabel("来源和授权").fill("演示用，自绘");
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存边界" }).click();
  await expect(page.getByText(/来源：演示用，自绘/)).toBeVisible();
  expect(await countOf(stack, "boundaries", "division_code = '990123000000'")).toBe(1);
});

test("a township officer reads the list and is offered no import", async ({ openAs }) => {
  const page = await openAs("township_officer", "/divisions?at=990123000000");
  await expect(page.getByText("乡镇街道8个")).toBeVisible();
  await expect(page.getByRole("link", { name: "批量导入" })).toHaveCount(0);
  await page.goto("/divisions/import");
  await expect(page.getByLabel("导入文件")).toHaveCount(0);
});

async function pick(page: Page, label: string, option: string) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}
