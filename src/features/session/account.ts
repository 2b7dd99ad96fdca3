import { defineStrings } from "../../lib/i18n/core.ts";
import { zh } from "./account.zh.ts";

const loadEnglish = () => import("./account.en.ts");

export const account = defineStrings(zh, loadEnglish);
