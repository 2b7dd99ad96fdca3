import type { Translation } from "../../lib/i18n/core.ts";
import type { zh } from "./account.zh.ts";

export const en: Translation<typeof zh> = {
  "invite.title": "Accept an invitation",
  "invite.code": "Invitation code",
  "invite.code_hint": "You have it from the administrator; it works once.",
  "invite.check": "Next",
  "invite.for": "For",
  "invite.organ": "Organ",
  "invite.email": "E-mail to sign in with",
  "invite.expires": "Valid until",
  "invite.submit": "Open the account",
  "invite.unknown": "This invitation code was not found",
  "invite.unknown.next": "Check it and enter it again, or ask the administrator for a new one.",
  "invite.used": "This invitation has been used",
  "invite.used.next": "If that was you, simply sign in.",
  "invite.waiting": "This invitation does not hold yet",
  "invite.waiting.next":
    "A leader or another administrator has to agree; then open the account with the same code.",
  "invite.revoked": "This invitation was withdrawn",
  "invite.expired": "This invitation has expired",
  "invite.ask_again": "Ask the administrator for a new one.",
  "invite.to_login": "Sign in",

  "password.new": "New password",
  "password.hint": "At least {n} characters, letters and digits, and not one you use elsewhere.",
  "password.again": "Once more",
  "password.current": "Present password",
  "password.too_short": "A password has at least {n} characters",
  "password.too_plain": "A password has letters as well as digits",
  "password.differs": "The two passwords differ",
  "password.missing": "Enter: {field}",

  "forgot.title": "Recover the password",
  "forgot.hint":
    "A link to set a new password goes to this address. If no mail arrives, ask the administrator.",
  "forgot.submit": "Send the link",
  "forgot.sent": "The mail is on its way",
  "forgot.sent_words":
    "If {email} has an account, a mail arrives within minutes. Open its link to set a new password.",
  "forgot.back": "Back to sign-in",

  "reset.title": "Set a new password",
  "reset.submit": "Save the new password",
  "reset.invalid": "This link no longer works",
  "reset.invalid.next": "A link works once and expires. Ask for a new one.",
  "reset.again": "Send a new link",

  "change.title": "Change password",
  "change.submit": "Change password",
  "change.done": "The password is changed",

  "error.weak_password": "The password is too simple",
  "error.weak_password.next": "Choose a longer one that is hard to guess.",
  "error.same_password": "The new password is the present one",
  "error.same_password.next": "Choose another.",
  "error.link_expired": "The link has expired",
  "error.link_expired.next": "Ask for a new one.",
  "error.email_exists": "This address already has an account",
  "error.email_exists.next": "Simply sign in, or recover the password.",
  "error.invitation_invalid": "The invitation is not valid",
  "error.invitation_invalid.next": "Ask the administrator for a new one.",
};
