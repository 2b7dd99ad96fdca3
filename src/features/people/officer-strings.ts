import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./officer-strings.zh.ts";

const loadEnglish = () => import("./officer-strings.en.ts");

/** Words of one officer's page: roles, ties, account. The directory does not carry them. */
export const officerWords = defineStrings(zh, loadEnglish);
