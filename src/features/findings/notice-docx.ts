import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import type { NoticeDocument } from "../../core/findings/notice.ts";

// Measures of GB/T 9704. Sizes are half points, spacing twentieths of a point.
const BODY = {
  size: 32,
  font: { ascii: "Times New Roman", eastAsia: "仿宋_GB2312", hAnsi: "Times New Roman" },
};
const TITLE = {
  size: 44,
  font: { ascii: "Times New Roman", eastAsia: "方正小标宋简体", hAnsi: "Times New Roman" },
};
const RED = "C8102E";
const LINE = 579;
const CHARACTER = 320;

const body = (text: string, more: object = {}): Paragraph =>
  new Paragraph({ spacing: { line: LINE }, ...more, children: [new TextRun({ ...BODY, text })] });
const empty = (): Paragraph => body("");

/** The notice as a .docx; fonts that a machine lacks are replaced there. */
export function noticeDocx(notice: NoticeDocument): Promise<Blob> {
  const head = new TextRun({ ...TITLE, size: 60, color: RED, text: notice.organ });
  const number = new TextRun({ ...BODY, text: notice.number });
  const indent = { indent: { firstLine: 2 * CHARACTER }, alignment: AlignmentType.BOTH };
  const atRight = (text: string, characters: number) =>
    body(text, {
      alignment: AlignmentType.RIGHT,
      indent: { right: characters * CHARACTER },
      keepLines: true,
    });
  return Packer.toBlob(
    new Document({
      title: notice.title,
      creator: notice.organ,
      lastModifiedBy: notice.organ,
      sections: [
        {
          properties: {
            page: {
              size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
              margin: {
                top: convertMillimetersToTwip(37),
                bottom: convertMillimetersToTwip(35),
                left: convertMillimetersToTwip(28),
                right: convertMillimetersToTwip(26),
              },
            },
          },
          children: [
            new Paragraph({ alignment: AlignmentType.CENTER, children: [head] }),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { before: 160, after: 240 },
              border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 6, color: RED } },
              children: [number],
            }),
            empty(),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ ...TITLE, text: notice.title })],
            }),
            empty(),
            body(notice.addressee),
            ...notice.paragraphs.map((text) => body(text, indent)),
            empty(),
            empty(),
            atRight(notice.signature, 2),
            atRight(notice.date, 4),
          ],
        },
      ],
    }),
  );
}
