import type { Translation } from "../lib/i18n/core.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  "summary.title": "{n} thing needs attention | {n} things need attention",

  "search.clear": "Clear the search",

  "empty.title": "Nothing here yet",

  "offline.since": "No network. Showing what was synced {when}.",
  "offline.now": "No network",

  "reading.as_of": "as of {when}",
  "reading.not_renewed": "The server could not be reached. Showing what was known {when}.",
  "reading.renewing": "Updating; until then, what was known {when}.",
  "reading.nothing_kept": "No network, and nothing of this is kept on the device",
  "reading.nothing_kept_next": "It will load as soon as there is a network.",

  "draft.restored": "What you had not finished last time is here again.",
  "draft.discard": "Begin anew",
  "draft.kept": "Kept on this device as you type, even when the page is closed; signing out clears it.",
  "draft.not_kept": "This device does not let drafts be kept; please finish in one go.",

  "refused.gone": "This entry is no longer among those refused; there is nothing left to correct",
  "refused.to_outbox": "See the outbox",

  "deadline.left": "{n} day left | {n} days left",
  "deadline.today": "due today",
  "deadline.overdue": "{n} day overdue | {n} days overdue",
  "deadline.provisional": "provisional",
  "deadline.provisional_why": "The holidays of that year are not announced yet; the date may move",
  "deadline.due": "due {day}",

  "timeline.from_to": "{from} → {to}",

  "stat.yoy": "on last year",
  "stat.no_yoy": "no figure for last year",

  "page.shown": "{shown} of {n} shown",
};
