import type { SheetData } from "../../core/import/sheet.ts";

/**
 * A list that comes with the app as a sheet to import: codes and names, never a position.
 *
 * @param list lines `330102 上城区`, `→001 清波街道`, `→→051 …`, each level indented by a tab
 * @param city its name and four digits; the city's own row comes first unless one county is wanted
 * @param county six digits, or "" for the whole city
 * @throws {RangeError} when a line is not of that form
 */
export function shippedSheet(list: string, city: { code: string; name: string }, county: string): SheetData {
  const rows: [code: string, name: string][] = [["区划代码", "名称"]];
  if (county === "") rows.push([fullCode(city.code), city.name]);
  const digits: string[] = [];
  for (const line of list.split("\n")) {
    const [, indent = "", own, name = ""] = /^(\t{0,2})(\d+) (.+)$/.exec(line) ?? [];
    if (own === undefined) throw new RangeError(`not a line of a list of divisions: ${line}`);
    digits.length = indent.length;
    digits.push(own);
    const code = fullCode(digits.join(""));
    // A city without counties lists itself as its only county.
    if (code !== fullCode(city.code) && code.startsWith(county)) rows.push([code, name]);
  }
  return { name: city.name, rows, formulas: [] };
}

const fullCode = (code: string) => code.padEnd(12, "0");
