import { defineStrings } from "../../lib/i18n.ts";
import { zh } from "./appointment-strings.zh.ts";

const loadEnglish = () => import("./appointment-strings.en.ts");

/** The words of what waits for a second person. */
export const appointmentWords = defineStrings(zh, loadEnglish);
