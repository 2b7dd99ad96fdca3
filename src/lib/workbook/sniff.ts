import { looksLikeCompoundFile, openCompoundFile } from "./compound-file.ts";
import { WorkbookRefusal } from "./failures.ts";
import { inspectZip, looksLikeZip, type ZipEntry } from "./zip-guard.ts";

export type WorkbookFormat = "xlsx" | "xls" | "ods" | "csv";

const MACRO_NAME = /\.(xlsm|xltm|xlam|xla)$/i;
const MACRO_PART = /vbaProject\.bin$|^xl\/macrosheets\/|^Basic\/|^Scripts\//i;
const MACRO_STREAMS = ["_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"];
const STORED = 0;

/**
 * Tell what a file is from its bytes, never from its name: text saved as .xls is text, a renamed .xlsm is a macro file.
 * @throws {WorkbookRefusal} macro_file, password_protected, unknown_format, zip_bomb, truncated_file.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): WorkbookFormat {
  if (MACRO_NAME.test(fileName)) throw new WorkbookRefusal("macro_file");
  if (looksLikeZip(bytes)) return detectZip(bytes, inspectZip(bytes));
  if (looksLikeCompoundFile(bytes)) return detectCompound(openCompoundFile(bytes).names);
  const stranger = detectStranger(bytes);
  if (stranger) throw new WorkbookRefusal("unknown_format", { looks_like: stranger });
  return "csv";
}

function detectZip(bytes: Uint8Array, entries: readonly ZipEntry[]): WorkbookFormat {
  const has = (test: (name: string) => boolean) => entries.some((entry) => test(entry.name));
  if (entries.some((entry) => entry.isEncrypted) || has((name) => name === "encrypted-package")) {
    throw new WorkbookRefusal("password_protected");
  }
  if (has((name) => MACRO_PART.test(name))) throw new WorkbookRefusal("macro_file");
  if (has((name) => name === "xl/workbook.bin"))
    throw new WorkbookRefusal("unknown_format", { looks_like: "xlsb" });
  if (has((name) => name === "[Content_Types].xml") && has((name) => name.startsWith("xl/"))) return "xlsx";
  const content = entries.find((entry) => entry.name === "content.xml");
  if (content && isSpreadsheetDocument(bytes, entries)) {
    if (isScrambled(bytes, content)) throw new WorkbookRefusal("password_protected");
    return "ods";
  }
  const other = has((name) => name.startsWith("word/"))
    ? "docx"
    : has((name) => name.startsWith("ppt/"))
      ? "pptx"
      : "zip";
  throw new WorkbookRefusal("unknown_format", { looks_like: other });
}

function detectCompound(names: readonly string[]): WorkbookFormat {
  if (names.includes("EncryptedPackage")) throw new WorkbookRefusal("password_protected");
  if (names.some((name) => MACRO_STREAMS.includes(name))) throw new WorkbookRefusal("macro_file");
  if (names.includes("Workbook")) return "xls";
  const isOldWorkbook = names.includes("Book");
  throw new WorkbookRefusal("unknown_format", { looks_like: isOldWorkbook ? "old_xls" : "unknown" });
}

/** OpenDocument files say what they are in a part that is stored as plain text. */
function isSpreadsheetDocument(bytes: Uint8Array, entries: readonly ZipEntry[]): boolean {
  const type = entries.find((entry) => entry.name === "mimetype");
  return type !== undefined && storedText(bytes, type).endsWith("opendocument.spreadsheet");
}

/** An encrypted OpenDocument part is stored, and is no XML. */
function isScrambled(bytes: Uint8Array, content: ZipEntry): boolean {
  return content.method === STORED && !storedText(bytes, content).slice(0, 4).includes("<");
}

function storedText(bytes: Uint8Array, entry: ZipEntry): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return new TextDecoder("latin1").decode(bytes.subarray(start, start + Math.min(entry.packedBytes, 100)));
}

/** What a file that is neither a workbook nor plain text looks like; null for text. */
function detectStranger(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, "");
  const start = head.trimStart().toLowerCase();
  if (start.startsWith("%pdf")) return "pdf";
  if (/^(\u0089png|\u00ff\u00d8\u00ff|gif8)/.test(start)) return "image";
  if (start.startsWith("<?xml") && start.includes("urn:schemas-microsoft-com:office:spreadsheet"))
    return "xml_spreadsheet";
  if (/^(<!doctype|<html|<table|<\?xml|<head|<meta)/.test(start)) return "html";
  const isWideText = /^(\u00ff\u00fe|\u00fe\u00ff)/.test(head);
  return head.includes("\u0000") && !isWideText ? "unknown" : null;
}
