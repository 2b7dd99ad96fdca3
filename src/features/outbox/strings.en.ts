import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  title: "Outbox",
  subtitle:
    "What is stored on this device and not yet on the server. It is sent by itself as soon as there is a network.",

  "tab.label": "By state",
  "tab.unsent": "To be sent",
  "tab.refused": "Refused",
  "tab.sent": "Received",
  "tab.device": "This device",

  "state.waiting": "Waiting",
  "state.sending": "Sending",
  "state.held": "Behind another item",
  "state.checking": "Checking the receipt",
  "state.sent": "Received",
  "state.refused": "Refused",
  "photo.state.waiting": "To be uploaded",
  "photo.state.sent": "Uploaded",
  "photo.state.refused": "Refused",

  "label.log_visit": "Visit to {village} ({day})",
  "label.update_visit": "Correction of a visit to {village}",
  "label.resolve_conflict": "Decision on a conflict, visit to {village}",
  "label.unknown": "Other content ({code})",
  "label.photo": "Photo ({size})",

  "meta.saved": "saved {when}",
  "meta.sent": "received {when}",
  "meta.attempts": "tried once | tried {n} times",
  "meta.next": "again in {when}",
  "meta.next_seconds": "{n} s",
  "meta.next_minutes": "{n} min",

  "empty.unsent": "Everything is on the server",
  "empty.unsent_words": "What you save without a network is listed here.",
  "empty.refused": "Nothing was refused",
  "empty.sent": "Nothing was sent from this device in the last 7 days",
  "sent.words": "Sent from this device in the last 7 days; the server's receipts are kept here.",
  "refused.words": "What was refused is neither sent again nor deleted by itself: you decide.",

  "note.offline": "There is no network",
  "note.offline_words": "Your work is stored on this device and will be sent when the network is back.",
  "note.sign_in": "Your session has ended; sending is paused",
  "note.sign_in_words": "Sending goes on after you sign in again. Nothing is lost.",
  "note.sign_in_action": "Sign in again",
  "note.outdated": "App and server have different versions; sending is paused",
  "note.outdated_words":
    "Your work stays on this device. Update the app; if it is up to date, try again later.",
  "note.paused": "The last attempt failed: {reason}",
  "note.paused_words": "It will be tried again in {when}.",
  "note.not_kept": "This browser stores nothing on the device",
  "note.not_kept_words":
    "What is not sent is lost when this page is closed. Leave private browsing or use another browser, and send everything first.",
  "note.lost": "The browser has cleared this device's storage",
  "note.lost_words":
    "{n} item had not been received by then and may be lost. Check your recent records; restore from an export or enter it again. | {n} items had not been received by then and may be lost. Check your recent records; restore from an export or enter them again.",
  "note.lost_none": "Nothing was unsent by then; the offline data will be downloaded again.",
  "note.damaged": "The outbox of this device cannot be opened now",

  "reason.network": "the server cannot be reached",
  "reason.timeout": "the server did not answer in time",
  "reason.server_error": "the server failed",
  "reason.unavailable": "the service is not available for now",
  "reason.throttled": "the server is busy",
  "reason.garbled": "the answer did not come from our server; perhaps this network asks you to sign in first",

  "action.send_now": "Send now",
  "action.edit": "Edit and resend",
  "action.resend": "Resend as it is",
  "action.set_aside": "Set aside",
  "action.discard": "Delete",
  "action.copy": "Copy",
  "action.more": "Details",

  "detail.state": "State",
  "detail.saved_at": "Saved",
  "detail.attempts": "Attempts",
  "detail.last_failure": "Last failure",
  "detail.received_at": "Received",
  "detail.receipt": "Receipt number",
  "detail.version": "App version",
  "detail.content": "Content",
  "detail.reason": "Why it was refused",
  "detail.held": "The item it depends on was refused. This one goes on when that one is resent or deleted.",
  "detail.set_aside_hint":
    "When an item fails again and again you can set it aside, so that those behind it go first. You can resend it at any time.",

  "discard.title": "Delete this item?",
  "discard.words":
    "“{label}” has not reached the server and cannot be recovered. Copy or export it first if you may need it.",
  "discard.confirm": "Delete",

  "done.copied": "Copied",
  "done.discarded": "Deleted",
  "done.resent": "Queued again",
  "done.set_aside": "Set aside; resend it under “Refused”",
  "fail.copy": "It could not be copied; select the text and copy it yourself",

  "photos.title": "Photos",
  "photos.words": "Photos are uploaded on their own after the text has arrived; they never hold it up.",

  "transfer.title": "Export and import",
  "transfer.export_words":
    "Export everything on this device, photos included, as one file; import it on another device of yours and go on sending there. Importing twice doubles nothing.",
  "transfer.privacy":
    "The file is not encrypted and contains your work. Keep it safe and delete it after use.",
  "transfer.export": "Export to a file",
  "transfer.copy": "Copy the export",
  "transfer.copy_hint":
    "Where a chat app cannot save files, copy this and paste it into a file; photos are left out.",
  "transfer.file_name": "liandong-outbox-{day}.json",
  "transfer.import": "Import from a file",
  "transfer.import_hint": "Only a file that you exported yourself",
  "transfer.exported": "{n} item exported | {n} items exported",
  "transfer.imported":
    "{added} imported. {known} were here already and {arrived} had been received before the export; they were left out.",
  "transfer.not_an_export": "This file is no export of an outbox. Nothing was imported.",
  "transfer.newer_version":
    "A newer version of the app wrote this file. Update the app here, then import it.",
  "transfer.damaged": "The file is incomplete or was changed. Nothing was imported. Export it again.",
  "transfer.other_person": "Another person exported this file; it cannot be imported.",

  "offline.title": "Use without a network",
  "offline.ready": "Ready for use offline",
  "offline.filling": "Downloading offline data ({complete}/{total})",
  "offline.not_ready": "Offline data is not complete yet",
  "offline.synced": "Last sync",
  "offline.never": "not yet",
  "offline.shell": "The app itself",
  "offline.shell_kept": "stored on this device; opens without a network",
  "offline.shell_missing": "not stored on this device; it may not open without a network",
  "offline.failure": "The last sync did not finish: {reason}",
  "offline.sync": "Sync now",
  "offline.syncing": "Syncing",

  "storage.title": "Storage",
  "storage.used": "Used",
  "storage.used_of": "{used} of {quota}",
  "storage.unknown": "not told by the browser",
  "storage.persisted": "Kept for good",
  "storage.persisted_yes": "the browser will not clear it on its own",
  "storage.persisted_no": "the browser may clear it when space runs low",
  "storage.ask": "Ask to keep it",
  "storage.asked_no": "The browser declined. Add this app to the home screen or the bookmarks and try again.",
  "storage.temporary": "This may be a private window: what is stored goes when it is closed.",

  "guard.title": "{n} item has not been received | {n} items have not been received",
  "guard.words": "Send them, or export them to a file, before you sign out.",
  "guard.sending": "Sending, {n} left",
  "guard.sent": "Everything has been received. You can sign out.",
  "guard.exported":
    "Exported. What is unsent also stays on this device; only you can see and send it after signing in.",
  "guard.refused":
    "{n} of them was refused and needs your decision in the outbox. | {n} of them were refused and need your decision in the outbox.",
  "guard.send": "Send now",
  "guard.export": "Export to a file",
  "guard.stay": "Stay",
  "guard.leave": "Sign out",
  "guard.open": "Show details",

  "error.set_aside": "Set aside by you",
  "error.set_aside.next": "Resend it at any time; delete it only when it is not needed.",
  "error.server_error": "The server failed on it again and again",
  "error.server_error.next":
    "Other items go through, this one fails each time. Resend it later; if that does not help, export it and tell the administrator.",
  "error.photo_missing": "The photo is no longer on this device",
  "error.photo_missing.next": "The browser may have cleared it. Take or choose it again.",
  "error.photo_unreadable": "This file is no photo that can be read",
  "error.photo_unreadable.next": "Choose another photo.",
};
