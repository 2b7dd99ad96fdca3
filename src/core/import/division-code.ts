/** The levels of the official list that the product knows, from the top. */
export type DivisionLevel = "city" | "county" | "township" | "village";

/** A 12-digit code of the National Bureau of Statistics: 2 province, 2 city, 2 county, 3 township, 3 village. */
export function isDivisionCode(code: string): boolean {
  return /^\d{12}$/.test(code);
}

/** Province codes end in ten zeros; they stand above what the product knows. */
export function isProvinceCode(code: string): boolean {
  return code.endsWith("0000000000");
}

/** The level that the shape of a code tells. */
export function divisionLevel(code: string): DivisionLevel {
  if (code.endsWith("00000000")) return "city";
  if (code.endsWith("000000")) return "county";
  return code.endsWith("000") ? "township" : "village";
}

/** The digits that every code below a division begins with. */
export function divisionPrefix(code: string): string {
  return code.slice(0, { city: 4, county: 6, township: 9, village: 12 }[divisionLevel(code)]);
}

/** The codes that may stand above a code, nearest first: township, county, city. Some cities have no counties. */
export function divisionAncestors(code: string): string[] {
  return [9, 6, 4]
    .map((digits) => code.slice(0, digits).padEnd(12, "0"))
    .filter((ancestor) => ancestor !== code && divisionPrefix(ancestor).length < divisionPrefix(code).length)
    .filter((ancestor, index, all) => all.indexOf(ancestor) === index);
}

/** True when `above` is a different division and `code` lies in it. */
export function isDivisionAbove(above: string, code: string): boolean {
  return above !== code && code.startsWith(divisionPrefix(above));
}
