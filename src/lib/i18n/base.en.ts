import type { Translation } from "./core.ts";
import type { zh } from "./base.zh.ts";

export const en: Translation<typeof zh> = {
  "app.name": "Liandong",
  "app.tagline": "Grass-roots supervision",
  "app.language": "中文",
  "action.retry": "Try again",
  "action.close": "Close",
  "action.reload": "Reload",
  "action.go_home": "Go to the home page",
  "state.loading": "Loading",
  "field.required": "required",
  "error.network": "The server cannot be reached",
  "error.network.next": "Check the network and try again. What you filled in is not lost.",
  "error.offline": "There is no network",
  "error.offline.next": "Try again when you are connected.",
  "error.timeout": "The server took too long",
  "error.timeout.next": "Try again in a moment.",
  "error.unavailable": "The service is not available just now",
  "error.unavailable.next": "Try again in a moment; if it stays like this, tell the administrator.",
  "error.too_many_requests": "Too many attempts",
  "error.too_many_requests.next": "Try again in a few minutes.",
  "error.internal": "Something went wrong in the system",
  "error.internal.next": "Try again; if it stays like this, tell the administrator.",
  "error.safe": "What was saved is safe.",
  "error.code": "Code: {code}",
  "browser.in_app":
    "You opened this inside another app. For offline saving and downloads, open the menu at the top right and choose “Open in browser”.",
  "browser.old": "This browser is too old for some functions. Please update to version 86 or later.",
};
