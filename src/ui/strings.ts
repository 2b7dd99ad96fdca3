import { defineStrings } from "../lib/i18n.ts";
import { zh } from "./strings.zh.ts";

const loadEnglish = () => import("./strings.en.ts");

/** The components' own words. */
export const ui = defineStrings(zh, loadEnglish);
