import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  "home.title": "Home",
  "home.greeting": "Good day, {name}",
  "home.shortcuts": "Shortcuts",
  "home.empty": "Nothing waits for you just now",
  "home.empty_words": "It will be shown here when something does.",
};
