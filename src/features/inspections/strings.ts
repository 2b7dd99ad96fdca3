import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./strings.zh.ts";

const loadEnglish = () => import("./strings.en.ts");

/** The words of inspections and of going through a checklist. */
export const words = defineStrings(zh, loadEnglish);
