import { shortVillageName } from "../visits/names.ts";
import type { Notice } from "./finding.schema.ts";

/** The parts of an official letter in the order in which they stand, for paper and for .docx alike. */
export interface NoticeDocument {
  readonly organ: string;
  readonly title: string;
  readonly number: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
  readonly date: string;
}

/** `2026-03-05` as official letters date: 2026年3月5日. */
export function officialDate(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

const FULL_STOPS = /[。！？；.!?;]$/;
const sentence = (text: string): string => (FULL_STOPS.test(text) ? text : `${text}。`);
const lines = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/**
 * The text of a 整改通知单 or 交办函. A notice is the organ's: it takes nothing but what was issued, so no author can stand in
 * it. Letters are in Chinese whatever language the screen has. Layout after GB/T 9704: see the feature's print style.
 */
export function noticeDocument(notice: Notice): NoticeDocument {
  const isLetter = notice.kind === "assignment_letter";
  const organ = notice.organ_name ?? "";
  const place = notice.village_name ? shortVillageName(notice.village_name) : (notice.addressee_name ?? "");
  const due = officialDate(notice.due_on);
  return {
    organ,
    title: isLetter ? `关于交办“${notice.title}”问题的函` : "整改通知单",
    number: notice.number,
    addressee: `${notice.addressee_name ?? ""}：`,
    paragraphs: [
      `${officialDate(notice.found_on)}，经监督检查发现，${place}存在以下问题（${notice.topic}）：${sentence(notice.title)}`,
      ...lines(notice.description).map(sentence),
      ...(notice.requirements
        ? ["整改要求：", ...lines(notice.requirements).map(sentence)]
        : ["请明确整改责任人，查明原因，制定并落实整改措施。"]),
      `请于${due}前（${notice.limit_days}个工作日）完成${isLetter ? "办理" : "整改"}，并报送${
        isLetter ? "办理" : "整改"
      }情况及佐证材料。整改情况将由他人核验，核验通过后予以销号，并适时随机开展“回头看”。`,
      ...(isLetter ? ["特此函告。"] : []),
    ],
    signature: organ,
    date: officialDate(notice.issued_on),
  };
}
