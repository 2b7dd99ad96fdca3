import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./strings.zh.ts";

const loadEnglish = () => import("./strings.en.ts");

/** The words of the register of clues. */
export const words = defineStrings(zh, loadEnglish);
