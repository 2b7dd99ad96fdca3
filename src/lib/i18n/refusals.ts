import { defineStrings } from "../i18n.ts";
import { zh } from "./refusals.zh.ts";

const loadEnglish = () => import("./refusals.en.ts");

/** Registered for `anyWord`: importing this file is what makes the words known. */
export const refusals = defineStrings(zh, loadEnglish);
