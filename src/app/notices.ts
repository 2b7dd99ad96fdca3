import { defineStrings } from "../lib/i18n/core.ts";
import { zh } from "./notices.zh.ts";

const loadEnglish = () => import("./notices.en.ts");

export const notices = defineStrings(zh, loadEnglish);
