import type { Translation } from "../lib/i18n/core.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  "nav.notifications": "Notifications",
  "nav.label": "Main navigation",

  "account.menu": "Account and settings: {name}",

  "sync.sending": "Sending {n}",
  "sync.waiting": "{n} waiting",
  "sync.attention": "{n} needs attention | {n} need attention",
};
