import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./appointment-strings.zh.ts";

export const en: Translation<typeof zh> = {
  title: "Waiting for a second person",
  hint: "Roles that open clues or petitions, leaders and administrators hold once a second person agrees.",
  asked_role: "{who} asked on {moment} for the role “{role}” over {scope}",
  asked_invitation: "{who} made an invitation on {moment}; the officer holds the role “{role}” over {scope}",
  agree: "Agree",
  refuse: "Do not agree",
  withdraw: "Take back",
  agree_title: "Agree to the appointment",
  agree_words:
    "Make sure that this person exists, needs the role, and uses the address himself. Your decision is recorded, and the leaders are told.",
  person: "Person",
  role: "Role",
  account: "Account",
  account_open: "Open; made with {email}",
  account_invited: "Not open yet; the invitation goes to {email}",
  account_known: "Open",
  account_none: "Not open, and no invitation was made",
};
