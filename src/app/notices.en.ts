import type { Translation } from "../lib/i18n/core.ts";
import type { zh } from "./notices.zh.ts";

export const en: Translation<typeof zh> = {
  "nav.all": "All functions",

  "account.roles": "Roles: {roles}",

  "expired.words": "Sign in again to go on. Unsent work is still on this device.",
  "expired.sign_in": "Sign in again",

  "update.ready": "A new version is ready",
  "update.apply": "Update",
  "update.unsent":
    "{n} item is not sent. Updating does not lose it; you may also send it first. | {n} items are not sent. Updating does not lose them; you may also send them first.",
  "update.to_outbox": "Send first",
  "update.reload": "The system was updated; this page must be reloaded",
  "update.reload_unsent":
    "The system was updated; this page must be reloaded. The {n} unsent item stays on this device. | The system was updated; this page must be reloaded. The {n} unsent items stay on this device.",

  "see_as.words": "You are looking through the eyes of {name}: reading only. It ends by itself at {time}.",
  "see_as.stop": "End",

  "not_found.title": "No such page",
  "not_found.words": "This page was not found",
  "not_found.next": "The address may be wrong, or the page has moved.",
};
