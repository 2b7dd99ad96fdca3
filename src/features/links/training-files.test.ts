import { expect, test } from "vitest";
import { endingOf, nameOf } from "./training-files.ts";

test.each([
  ["提纲.PDF", "pdf"],
  ["照片.jpeg", "jpg"],
  ["a.b.docx", "docx"],
])("%s is taken as %s", (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});

test.each(["宏.xlsm", "旧.doc", "页.html", "图.svg", "pdf", "run.exe", "提纲.pdf.js"])(
  "%s is not taken",
  (name) => {
    expect(endingOf(name)).toBeUndefined();
  },
);

test("a name that is too long keeps its ending", () => {
  const name = nameOf(`${"长".repeat(200)}.pptx`);
  expect(name).toHaveLength(120);
  expect(name.endsWith("长.pptx")).toBe(true);
  expect(nameOf("提纲.pdf")).toBe("提纲.pdf");
});
