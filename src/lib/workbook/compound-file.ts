import { WorkbookRefusal } from "./failures.ts";

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_SECTOR = 0xfffffff8;
const MINI_SECTOR_BYTES = 64;
const HEADER_TABLE_ENTRIES = 109;

/** Names and contents of an OLE compound file, the container of .xls, of password-protected .xlsx, of old .doc. */
export type CompoundFile = {
  /** Names of all streams and storages, folders flattened. */
  names: readonly string[];
  read(name: string): Uint8Array | null;
};

export function looksLikeCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= SIGNATURE.length && SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * Open a compound file far enough to name its parts and read one of them.
 * @throws {WorkbookRefusal} truncated_file when a sector lies outside the file or a chain runs in a circle.
 * Source: [MS-CFB], sections 2.1 to 2.6.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < 512) throw new WorkbookRefusal("truncated_file");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << view.getUint16(30, true);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new WorkbookRefusal("truncated_file");
  const sector = (number: number) => {
    const start = (number + 1) * sectorBytes;
    if (start + sectorBytes > bytes.length) throw new WorkbookRefusal("truncated_file");
    return bytes.subarray(start, start + sectorBytes);
  };
  const table = readTable(view, sector, sectorBytes);
  const chain = (first: number) => joinChain(first, table, sector, sectorBytes);

  const entries = readDirectory(chain(view.getUint32(48, true)));
  const root = entries.find((entry) => entry.kind === 5);
  const miniCutoff = view.getUint32(56, true);
  return {
    names: entries.map((entry) => entry.name),
    read: (name) => {
      const entry = entries.find((each) => each.kind === 2 && each.name === name);
      if (!entry) return null;
      if (entry.bytes >= miniCutoff || !root) return cut(chain(entry.first), entry.bytes);
      const miniTable = uint32s(chain(view.getUint32(60, true)));
      const miniStream = chain(root.first);
      const miniSector = (number: number) => {
        const start = number * MINI_SECTOR_BYTES;
        if (start + MINI_SECTOR_BYTES > miniStream.length) throw new WorkbookRefusal("truncated_file");
        return miniStream.subarray(start, start + MINI_SECTOR_BYTES);
      };
      return cut(joinChain(entry.first, miniTable, miniSector, MINI_SECTOR_BYTES), entry.bytes);
    },
  };
}

type DirectoryEntry = { name: string; kind: number; first: number; bytes: number };

function readDirectory(directory: Uint8Array): DirectoryEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: DirectoryEntry[] = [];
  for (let offset = 0; offset + 128 <= directory.length; offset += 128) {
    const nameBytes = Math.min(Math.max(view.getUint16(offset + 64, true) - 2, 0), 62);
    const kind = directory[offset + 66]!;
    if (kind === 0) continue;
    entries.push({
      name: new TextDecoder("utf-16le").decode(directory.subarray(offset, offset + nameBytes)),
      kind,
      first: view.getUint32(offset + 116, true),
      bytes: view.getUint32(offset + 120, true),
    });
  }
  return entries;
}

/** The sector allocation table: the next sector of each. Its own sectors are listed in the header, then in a chain. */
function readTable(view: DataView, sector: (number: number) => Uint8Array, sectorBytes: number): Uint32Array {
  const tableSectors: number[] = [];
  const count = view.getUint32(44, true);
  if (count * sectorBytes > view.byteLength) throw new WorkbookRefusal("truncated_file");
  for (let index = 0; index < Math.min(count, HEADER_TABLE_ENTRIES); index += 1) {
    tableSectors.push(view.getUint32(76 + index * 4, true));
  }
  let list = view.getUint32(68, true);
  while (tableSectors.length < count && list < LAST_SECTOR) {
    const numbers = uint32s(sector(list));
    tableSectors.push(...numbers.subarray(0, Math.min(count - tableSectors.length, numbers.length - 1)));
    list = numbers[numbers.length - 1]!;
  }
  const table = new Uint32Array((tableSectors.length * sectorBytes) / 4);
  for (const [index, number] of tableSectors.entries())
    table.set(uint32s(sector(number)), (index * sectorBytes) / 4);
  return table;
}

function joinChain(
  first: number,
  table: Uint32Array,
  sector: (number: number) => Uint8Array,
  sectorBytes: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let number = first; number < LAST_SECTOR; number = table[number] ?? LAST_SECTOR) {
    parts.push(sector(number));
    if (parts.length > table.length) throw new WorkbookRefusal("truncated_file");
  }
  const joined = new Uint8Array(parts.length * sectorBytes);
  for (const [index, part] of parts.entries()) joined.set(part, index * sectorBytes);
  return joined;
}

function cut(bytes: Uint8Array, length: number): Uint8Array {
  if (length > bytes.length) throw new WorkbookRefusal("truncated_file");
  return bytes.subarray(0, length);
}

function uint32s(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    view.getUint32(index * 4, true),
  );
}
