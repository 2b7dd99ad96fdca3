import type { Translation } from "../../lib/i18n/core.ts";
import type { zh } from "./strings.zh.ts";

export const en: Translation<typeof zh> = {
  "login.title": "Sign in",
  "login.email": "E-mail",
  "login.password": "Password",
  "login.submit": "Sign in",
  "login.forgot": "Forgot the password",
  "login.invited": "I have an invitation",
  "login.expired": "Your sign-in has expired. Please sign in again; unsent work is still on this device.",
  "login.no_officer": "This account has no officer behind it yet. Ask the administrator to check.",
  "login.show_password": "Show the password",
  "login.hide_password": "Hide the password",

  "error.invalid_credentials": "The e-mail or the password is not right",
  "error.invalid_credentials.next": "Check both and try again, or recover the password.",
  "error.account_disabled": "This account is disabled",
  "error.account_disabled.next": "Ask the administrator.",
  "error.email_not_confirmed": "The e-mail address is not confirmed yet",
  "error.email_not_confirmed.next": "Open the link in the confirmation mail.",
};
