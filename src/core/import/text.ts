import type { SheetCell } from "./sheet.ts";

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** A space between two Chinese characters is layout (U+3000 between the two of a short name), never part of the name. */
const SPACE_AFTER_HAN = /([\u3400-\u9fff\uf900-\ufaff])\s+(?=[\u3400-\u9fff\uf900-\ufaff])/g;

/** A cell as text: numbers without exponent or group marks, yes/no as TRUE/FALSE, empty cells as "". */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return typeof cell === "number" ? numberText(cell) : cell;
}

/** A name as it is stored: trimmed, invisible marks gone, full-width letters and digits made half-width. */
export function cleanName(text: string): string {
  return halfWidth(text.replace(INVISIBLE, "")).replace(/\s+/g, " ").trim().replace(SPACE_AFTER_HAN, "$1");
}

/** A code as it is stored: no spaces, no leading apostrophe (the mark that keeps digits a text), half-width. */
export function cleanCode(text: string): string {
  return halfWidth(text.replace(INVISIBLE, "")).replace(/\s+/g, "").replace(/^['’]/, "");
}

/** A column heading for comparison: lower case, without spaces, underscores, remarks in brackets and asterisks. */
export function headerKey(text: string): string {
  return halfWidth(text.replace(INVISIBLE, ""))
    .toLowerCase()
    .replace(/[（(【[].*?[）)】\]]/g, "")
    .replace(/[\s_*:：\-./]/g, "");
}

/** Full-width ASCII (！ to ～) and the ideographic space as half-width; Chinese brackets and commas stay. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．－＋＿＊\u3000]/g, (mark) =>
    mark === "\u3000" ? " " : String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  );
}

/** Whole numbers in full digits: 330102000000 never becomes 3.30102e+11. */
function numberText(value: number): string {
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}
