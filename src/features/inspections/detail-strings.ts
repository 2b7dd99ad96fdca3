import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./detail.zh.ts";

const loadEnglish = () => import("./detail.en.ts");

/** The words of one inspection's page, and of ordering one. */
export const detail = defineStrings(zh, loadEnglish);
