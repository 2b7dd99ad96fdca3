import { expect, test } from "vitest";
import type { Notice } from "./finding.schema.ts";
import { noticeDocument, officialDate } from "./notice.ts";

const notice = (given: Partial<Notice> = {}): Notice => ({
  id: "n",
  finding_id: "f",
  kind: "rectification_notice",
  number: "QL整改〔2026〕1号",
  issued_on: "2026-03-05",
  due_on: "2026-03-26",
  title: "误工补贴签字不全",
  description: "3月派工单列12人，签收2人\n缺签10人",
  requirements: null,
  limit_days: 15,
  organ_name: "青岚县纪委监委",
  addressee_name: "云溪镇纪委",
  village_name: "上坞村村民委员会",
  topic: "误工补贴",
  found_on: "2026-03-03",
  ...given,
});

test("days are written without leading zeros", () => {
  expect(officialDate("2026-03-05")).toBe("2026年3月5日");
});

test("a notice says who, where, what, until when and who signs", () => {
  const document = noticeDocument(notice());
  const text = document.paragraphs.join("\n");
  expect([document.title, document.number, document.addressee]).toEqual([
    "整改通知单",
    "QL整改〔2026〕1号",
    "云溪镇纪委：",
  ]);
  for (const part of [
    "上坞村",
    "误工补贴签字不全。",
    "3月派工单列12人，签收2人。",
    "缺签10人。",
    "2026年3月26日前（15个工作日）",
  ])
    expect(text).toContain(part);
  expect([document.signature, document.date]).toEqual(["青岚县纪委监委", "2026年3月5日"]);
});

test("requirements replace the general sentence", () => {
  const text = noticeDocument(notice({ requirements: "补齐签字；公开明细。" })).paragraphs;
  expect(text).toContain("补齐签字；公开明细。");
  expect(text.join("")).not.toContain("请明确整改责任人");
});

test("a letter is titled by its matter and ends as letters do", () => {
  const document = noticeDocument(notice({ kind: "assignment_letter" }));
  expect(document.title).toBe("关于交办“误工补贴签字不全”问题的函");
  expect(document.paragraphs[document.paragraphs.length - 1]).toBe("特此函告。");
});

test("without a village the unit itself is meant", () => {
  expect(noticeDocument(notice({ village_name: null })).paragraphs[0]).toContain("云溪镇纪委存在");
});
