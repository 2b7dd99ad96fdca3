import type { Translation } from "./core.ts";
import type { zh } from "./collaboration.zh.ts";

export const en: Translation<typeof zh> = {
  "force.commission_leader": "Commission leaders",
  "force.commission_office": "Offices",
  "force.stationed_group": "Stationed groups",
  "force.township_commission": "Township commissions",
  "kind.joint_petition_handling": "Joint petition handling",
  "kind.joint_case_investigation": "Joint case investigation",
  "kind.joint_problem_solving": "Joint problem solving",
  "kind.linked_supervision": "Linked supervision",
  "kind.area_training": "Area training",
  "kind.special_inspection": "Special inspection",
  "talk.talk_reminder": "Talk reminder",
  "talk.reminder_talk": "Reminder talk",
  "talk.interview_reminder": "Interview reminder",
  "talk.proactive_interview": "Proactive interview",
  "log.visit": "Visit",
  "log.talk": "Talk",
  "log.evidence": "Evidence",
  "log.meeting": "Meeting",
  "log.progress": "Progress",
};
