import type { Notification, Wait } from "./data.ts";

/** Where a matter is read; undefined for what this version of the app has no page for. */
export function pathOf(entity: string, id: string): string | undefined {
  switch (entity) {
    case "activation":
      return `/activations/${id}`;
    case "deployment":
      return "/activations/loans";
    case "link_activity":
      return `/links/${id}`;
    case "finding":
      return `/findings/${id}`;
    case "inspection":
      return `/inspections/${id}`;
    case "rotation_plan":
      return `/rotations/${id}`;
    case "rotation_team":
      return "/rotations";
    case "clue":
      return `/clues/${id}`;
    case "clue_naming":
      return "/clues/mine";
    case "appointment":
      return "/people";
    case "visit":
      return `/visits/${id}`;
    case "visit_problem":
      return "/visits?tab=problems";
    default:
      return undefined;
  }
}

const LISTS: Readonly<Record<string, { entity: string; list: string }>> = {
  deployment_answer: { entity: "deployment", list: "/activations/loans" },
  recusal_decision: { entity: "activation", list: "/activations" },
  activation_screen: { entity: "activation", list: "/activations" },
  activation_approve: { entity: "activation", list: "/activations" },
  activation_staff: { entity: "activation", list: "/activations" },
  activation_confirm: { entity: "activation", list: "/activations" },
  extension_decision: { entity: "activation", list: "/activations" },
  renewal_decision: { entity: "activation", list: "/activations" },
  activation_returned: { entity: "activation", list: "/activations" },
  activation_due: { entity: "activation", list: "/activations" },
  activation_debrief: { entity: "activation", list: "/activations" },
  link_question: { entity: "link_activity", list: "/links?kind=joint_problem_solving" },
  inspection_open: { entity: "inspection", list: "/inspections" },
  finding_rectify: { entity: "finding", list: "/findings" },
  finding_verify: { entity: "finding", list: "/findings" },
  appointment: { entity: "appointment", list: "/people" },
  clue_declare: { entity: "clue_naming", list: "/clues/mine" },
  clue_step: { entity: "clue", list: "/clues/mine" },
  clue_registered: { entity: "clue", list: "/clues" },
  straight_up: { entity: "visit_problem", list: "/visits?tab=problems&route=straight_up" },
  edit_conflict: { entity: "visit", list: "/visits?tab=records" },
  talk_conflict: { entity: "talk", list: "/talks?mine=1" },
  field_research_conflict: { entity: "field_research", list: "/talks?tab=research&mine=1" },
  follow_up: { entity: "visit", list: "/visits?tab=due" },
};

/** A single matter is opened at once, several as their list. */
export function pathOfWait({ code, entity_id }: Pick<Wait, "code" | "entity_id">): string | undefined {
  const known = LISTS[code];
  if (!known) return undefined;
  return (entity_id !== null && pathOf(known.entity, entity_id)) || known.list;
}

export const pathOfNotification = ({ entity, entity_id }: Pick<Notification, "entity" | "entity_id">) =>
  pathOf(entity, entity_id);
