import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./frame.zh.ts";

export const en: Translation<typeof zh> = {
  title: "Visits",
  new: "Log a visit",
  "tab.due": "Due",
  "tab.records": "Records",
  "tab.problems": "Problems",
  "tab.coverage": "Coverage",
  tabs: "Parts of visits",
};
