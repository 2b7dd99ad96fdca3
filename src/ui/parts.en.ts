import type { Translation } from "../lib/i18n/core.ts";
import type { zh } from "./parts.zh.ts";

export const en: Translation<typeof zh> = {
  "picker.placeholder": "Type to find",
  "picker.count":
    "{n} option, arrow keys to move, Enter to choose | {n} options, arrow keys to move, Enter to choose",
  "picker.none": "No option matches",
  "picker.remove": "Remove {label}",
  "picker.more": "{n} more, type to narrow down | {n} more, type to narrow down",

  "table.sort_by": "Sort by {column}",
  "table.rows": "{n} row | {n} rows",
  "table.select_all": "Select all",
  "table.select_row": "Select {label}",
  "table.sort": "Sort by",

  "chart.table": "Show the figures",
  "chart.this": "This period",
  "chart.last": "Same period last year",

  "map.help": "Arrow keys move between points, Enter selects, plus and minus zoom. The list offers the same.",
  "map.zoom_in": "Zoom in",
  "map.zoom_out": "Zoom out",
  "map.reset": "Show all",
  "map.unplaced": "Hollow points have no coordinates and stand near their township",
  "map.moving": "Move to {group}",
  "map.attribution": "Boundaries: {source}",

  "file.choose": "Choose a file",
  "file.drop": "or drop it here",
  "file.too_large": "The file is larger than {limit}",
  "file.wrong_kind": "This kind of file is not supported; choose {kinds}",

  "photos.add": "Add photo",
  "photos.remove": "Remove photo {n}",
  "photos.one": "Photo {n}",
  "photos.missing": "Photo {n} could not be opened",
};
