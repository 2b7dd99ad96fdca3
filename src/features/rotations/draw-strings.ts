import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./draw.zh.ts";

const loadEnglish = () => import("./draw.en.ts");

export const drawWords = defineStrings(zh, loadEnglish);
