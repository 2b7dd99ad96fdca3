import { defineStrings } from "../lib/i18n/core.ts";
import { zh } from "./parts.zh.ts";

const loadEnglish = () => import("./parts.en.ts");

/** Words of the large components, apart from the others so that a light page does not carry them. */
export const parts = defineStrings(zh, loadEnglish);
