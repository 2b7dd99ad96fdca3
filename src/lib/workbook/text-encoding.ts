import { WorkbookRefusal } from "./failures.ts";

export type TextEncodingName = "utf-8" | "utf-8-bom" | "gb18030" | "utf-16le" | "utf-16be";

/** Of all double-byte characters, at least this part is in GB 2312 when a Chinese text really is in GB18030. */
const GB2312_SHARE = 0.7;

/**
 * Decode a text file as spreadsheets save it: UTF-8 with or without a mark, UTF-16 with one, else GB18030 (GBK).
 *
 * Nearly any bytes decode as GB18030, other Chinese and Japanese encodings too, into rare characters. So a text
 * passes only when most of its double-byte characters are the common ones of GB 2312. A text that was garbled before
 * it came here (锟斤拷, replacement characters) is refused as well: importing it would store the damage.
 *
 * @throws {WorkbookRefusal} wrong_encoding.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncodingName } {
  const decoded = decodeByMark(bytes) ?? decodeUtf8(bytes) ?? decodeGb18030(bytes);
  if (!decoded || isGarbled(decoded.text)) {
    throw new WorkbookRefusal("wrong_encoding");
  }
  return decoded;
}

/** Replacement characters, what becomes of them in GBK, or control characters other than tab and line ends. */
function isGarbled(text: string): boolean {
  if (text.includes("\ufffd") || text.includes("锟斤拷")) return true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && !(code >= 9 && code <= 13)) return true;
  }
  return false;
}

type Decoded = { text: string; encoding: TextEncodingName };

function decodeByMark(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = decodeStrictly("utf-8", bytes.subarray(3));
    return text === null ? null : { text, encoding: "utf-8-bom" };
  }
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const text = encoding && decodeStrictly(encoding, bytes.subarray(2));
  return encoding && text !== null && text !== "" ? { text, encoding } : null;
}

function decodeUtf8(bytes: Uint8Array): Decoded | null {
  const text = decodeStrictly("utf-8", bytes);
  return text === null ? null : { text, encoding: "utf-8" };
}

function decodeGb18030(bytes: Uint8Array): Decoded | null {
  const text = gb2312Share(bytes) >= GB2312_SHARE ? decodeStrictly("gb18030", bytes) : null;
  return text === null ? null : { text, encoding: "gb18030" };
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Share of the double-byte characters that lie in GB 2312 (both bytes from A1); 1 when there are none. */
function gb2312Share(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  for (let index = 0; index + 1 < bytes.length; index += 1) {
    const lead = bytes[index]!;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1]!;
    const isFourByte = trail >= 0x30 && trail <= 0x39;
    pairs += 1;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    index += isFourByte ? 3 : 1;
  }
  return pairs === 0 ? 1 : common / pairs;
}
