import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { noticeDocx } from "./notice-docx.ts";

/** The main part of a .docx, found by its local file header. */
async function documentXml(file: Blob): Promise<string> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const name = Buffer.from("word/document.xml");
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    if (!bytes.subarray(at + 30, at + 30 + nameLength).equals(name)) continue;
    return inflateRawSync(bytes.subarray(at + 30 + nameLength + extraLength)).toString("utf8");
  }
  throw new Error("no document in the file");
}

const notice = {
  organ: "青岚县纪委监委",
  title: "整改通知单",
  number: "QL整改〔2026〕1号",
  addressee: "云溪镇纪委：",
  paragraphs: ["3月派工单列12人，签收2人。", "请于2026年3月26日前完成整改。"],
  signature: "青岚县纪委监委",
  date: "2026年3月5日",
};

test("the Word file holds every part of the notice, in 仿宋 and in the order of an official letter", async () => {
  const xml = await documentXml(await noticeDocx(notice));
  const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).filter(Boolean);
  expect(texts).toEqual([
    notice.organ,
    notice.number,
    notice.title,
    notice.addressee,
    ...notice.paragraphs,
    notice.signature,
    notice.date,
  ]);
  expect(xml).toContain("仿宋_GB2312");
});
