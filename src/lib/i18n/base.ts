import { zh } from "./base.zh.ts";
import { defineStrings } from "./core.ts";

export const loadBaseEnglish = () => import("./base.en.ts");

/** The few words that the first page needs. */
export const base = defineStrings(zh, loadBaseEnglish);
