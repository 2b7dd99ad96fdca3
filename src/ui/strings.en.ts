import type { Translation } from "../lib/i18n.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  "picker.placeholder": "Type to find",
  "picker.count":
    "{n} option, arrow keys to move, Enter to choose | {n} options, arrow keys to move, Enter to choose",
  "picker.none": "No option matches",
  "picker.remove": "Remove {label}",
  "picker.toggle": "Show the options",
  "picker.more": "{n} more, type to narrow down | {n} more, type to narrow down",

  "summary.title": "{n} thing needs attention | {n} things need attention",

  "table.sort_by": "Sort by {column}",
  "table.rows": "{n} row | {n} rows",
  "table.select_all": "Select all",
  "table.select_row": "Select {label}",
  "table.help": "Arrow keys to move, Enter to open",
  "table.sort": "Sort by",

  "search.clear": "Clear the search",

  "empty.title": "Nothing here yet",

  "offline.since": "No network. Showing what was synced {when}.",
  "offline.now": "No network",

  "reading.as_of": "as of {when}",
  "reading.not_renewed": "The server could not be reached. Showing what was known {when}.",
  "reading.renewing": "Updating; until then, what was known {when}.",
  "reading.nothing_kept": "No network, and nothing of this is kept on the device",
  "reading.nothing_kept_next": "It will load as soon as there is a network.",

  "deadline.left": "{n} day left | {n} days left",
  "deadline.today": "due today",
  "deadline.overdue": "{n} day overdue | {n} days overdue",
  "deadline.provisional": "provisional",
  "deadline.provisional_why": "The holidays of that year are not announced yet; the date may move",
  "deadline.due": "due {day}",

  "timeline.from_to": "{from} → {to}",

  "stat.yoy": "on last year",
  "stat.no_yoy": "no figure for last year",

  "chart.table": "Show the figures",
  "chart.this": "This period",
  "chart.last": "Same period last year",

  "map.help": "Arrow keys move between points, Enter selects, plus and minus zoom. The list offers the same.",
  "map.zoom_in": "Zoom in",
  "map.zoom_out": "Zoom out",
  "map.reset": "Show all",
  "map.unplaced": "Hollow points have no coordinates and stand near their township",
  "map.moving": "Move to {group}",

  "page.shown": "{shown} of {n} shown",

  "file.choose": "Choose a file",
  "file.drop": "or drop it here",
  "file.too_large": "The file is larger than {limit}",
  "file.wrong_kind": "This kind of file is not supported; choose {kinds}",

  "progress.of": "{done} / {n}",
};
