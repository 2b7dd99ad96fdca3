import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./frame.zh.ts";

const loadEnglish = () => import("./frame.en.ts");

export const words = defineStrings(zh, loadEnglish);
