import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./succession-strings.zh.ts";

const loadEnglish = () => import("./succession-strings.en.ts");

export const successionWords = defineStrings(zh, loadEnglish);
