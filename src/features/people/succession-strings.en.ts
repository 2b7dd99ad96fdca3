import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./succession-strings.zh.ts";

export const en: Translation<typeof zh> = {
  "succession.title": "Succession of organs",
  "succession.explain":
    "After a merger, a division or a replacement, year-on-year figures follow this: what the old organ counted is compared with its successor. Where only the name changed, edit the organ.",
  "succession.add": "Record a change",
  "succession.from": "Old organs",
  "succession.to": "Successors",
  "succession.to_hint": "Add them to the directory first. Several become one, or one becomes several",
  "succession.kind": "The old organ",
  "succession.kind.whole": "ends; its successors do all its work",
  "succession.kind.part": "stays and gave away a part",
  "succession.day": "From",
  "succession.note": "By what decision",
  "succession.note_hint": "Number of the document",
  "succession.none": "No change has been recorded",
  "succession.whole": "{from} became {to}",
  "succession.part": "{from} gave a part to {to}",
  "succession.left_behind":
    "Recorded. The old organ still has {officers} people and {organs} organs below it: move them",
  "succession.withdraw": "Withdraw",
  "succession.withdraw_words":
    "An organ that this ended is in force again, and figures no longer follow it. This is logged.",
};
