import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./cards.zh.ts";

const loadEnglish = () => import("./cards.en.ts");

export const words = defineStrings(zh, loadEnglish);
