import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./editor.zh.ts";

const loadEnglish = () => import("./editor.en.ts");

/** The words of checklists: listing them, reading one, writing one. */
export const editor = defineStrings(zh, loadEnglish);
