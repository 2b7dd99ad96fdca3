import { crc32, deflateRawSync } from "node:zlib";

/** A part of a zip archive for tests; the declared sizes and flags may lie. */
export type TestPart = {
  name: string;
  content: string | Uint8Array;
  isStored?: boolean;
  declaredBytes?: number;
  declaredPackedBytes?: number;
  flags?: number;
};

/** Write a zip archive byte by byte (APPNOTE 4.3), with whatever the parts declare. */
export function zipOf(
  parts: readonly TestPart[],
  end: { count?: number; directoryOffset?: number } = {},
): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.isStored ? content : deflateRawSync(content);
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(part.isStored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(part.declaredPackedBytes ?? packed.length, 14);
    fields.writeUInt32LE(part.declaredBytes ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, tail, name]));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const closing = Buffer.alloc(18);
  closing.writeUInt16LE(end.count ?? parts.length, 4);
  closing.writeUInt16LE(end.count ?? parts.length, 6);
  closing.writeUInt32LE(listing.length, 8);
  closing.writeUInt32LE(end.directoryOffset ?? offset, 12);
  return new Uint8Array(Buffer.concat([...files, listing, Buffer.from("PK\u0005\u0006"), closing]));
}

/** The least that an .xlsx needs, with this worksheet body. */
export function xlsxOf(sheetXml: string, extra: readonly TestPart[] = []): TestPart[] {
  const packageNs = "http://schemas.openxmlformats.org/package/2006";
  const officeNs = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const mainNs = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return [
    { name: "[Content_Types].xml", content: `<Types xmlns="${packageNs}/content-types"/>` },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${packageNs}/relationships"><Relationship Id="r1" Type="${officeNs}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${mainNs}" xmlns:r="${officeNs}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${packageNs}/relationships"><Relationship Id="r1" Type="${officeNs}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: `<worksheet xmlns="${mainNs}">${sheetXml}</worksheet>` },
    ...extra,
  ];
}
