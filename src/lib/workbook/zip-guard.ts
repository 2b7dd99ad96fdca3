import { WorkbookRefusal } from "./failures.ts";
import { WORKBOOK_LIMITS } from "./limits.ts";

/** One part of a zipped workbook, as its central directory declares it. */
export type ZipEntry = {
  name: string;
  method: number;
  isEncrypted: boolean;
  /** Sizes may stand behind the data as well. */
  hasDescriptor: boolean;
  packedBytes: number;
  inflatedBytes: number;
  /** Where the part's local header begins. */
  offset: number;
};

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const SENTINEL_32 = 0xffffffff;
const DEFLATED = 8;

/** True for bytes that begin like a zip archive, cut short or not. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === LOCAL_HEADER;
}

/**
 * Read the central directory of a zip archive without inflating anything, and refuse what would inflate too far.
 *
 * The spreadsheet library inflates whatever it is handed, up to the size that the directory declares. So the declared
 * sizes are checked here (in all, per part, number of parts), and declarations that the library would not hold a part
 * to are refused: a size of nothing for packed bytes, a size left to a trailing descriptor, a 64-bit size.
 *
 * @throws {WorkbookRefusal} zip_bomb, truncated_file.
 */
export function inspectZip(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = findEndOfDirectory(view);
  if (end === -1) throw new WorkbookRefusal("truncated_file");
  const isLarge =
    view.getUint32(end + 12, true) === SENTINEL_32 || view.getUint32(end + 16, true) === SENTINEL_32;
  if (isLarge) throw new WorkbookRefusal("zip_bomb", { reason: "false_size" });
  const count = view.getUint16(end + 10, true);
  if (count > WORKBOOK_LIMITS.entries) {
    throw new WorkbookRefusal("zip_bomb", { reason: "entries", limit: WORKBOOK_LIMITS.entries });
  }

  const entries: ZipEntry[] = [];
  let position = view.getUint32(end + 16, true);
  let inflatedBytes = 0;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(bytes, view, position);
    refuseFalseSize(view, entry);
    inflatedBytes += entry.inflatedBytes;
    refuseInflation(entry, inflatedBytes);
    entries.push(entry);
    position = next;
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, position: number): { entry: ZipEntry; next: number } {
  if (position + 46 > view.byteLength || view.getUint32(position, true) !== CENTRAL_HEADER) {
    throw new WorkbookRefusal("truncated_file");
  }
  const nameLength = view.getUint16(position + 28, true);
  const next =
    position + 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  const flags = view.getUint16(position + 8, true);
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(position + 46, position + 46 + nameLength)),
    method: view.getUint16(position + 10, true),
    isEncrypted: (flags & 1) !== 0,
    hasDescriptor: (flags & 8) !== 0,
    packedBytes: view.getUint32(position + 20, true),
    inflatedBytes: view.getUint32(position + 24, true),
    offset: view.getUint32(position + 42, true),
  };
  return { entry, next };
}

/** Sizes that are not told, or told elsewhere: no spreadsheet program writes them, and the library would trust them. */
function refuseFalseSize(view: DataView, entry: ZipEntry): void {
  const isUntold = [entry.packedBytes, entry.inflatedBytes, entry.offset].includes(SENTINEL_32);
  const claimsNothing = entry.method === DEFLATED && entry.inflatedBytes === 0 && entry.packedBytes > 2;
  if (isUntold || claimsNothing) throw new WorkbookRefusal("zip_bomb", { reason: "false_size" });
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL_HEADER) {
    throw new WorkbookRefusal("truncated_file");
  }
  if (entry.packedBytes === 0 && entry.hasDescriptor && !entry.name.endsWith("/")) {
    throw new WorkbookRefusal("zip_bomb", { reason: "false_size" });
  }
}

function refuseInflation(entry: ZipEntry, inflatedSoFar: number): void {
  const { inflatedBytes, inflationRatio } = WORKBOOK_LIMITS;
  if (inflatedSoFar > inflatedBytes) {
    throw new WorkbookRefusal("zip_bomb", { reason: "size", limit: inflatedBytes / (1024 * 1024) });
  }
  if (entry.inflatedBytes > inflationRatio * Math.max(entry.packedBytes, 1)) {
    throw new WorkbookRefusal("zip_bomb", { reason: "ratio", limit: inflationRatio });
  }
}

/** The last end-of-directory signature in the place where the format allows it, as the library searches too. */
function findEndOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let position = view.byteLength - 22; position >= first; position -= 1) {
    if (view.getUint32(position, true) === END_OF_DIRECTORY) return position;
  }
  return -1;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
