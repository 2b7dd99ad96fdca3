import * as v from "valibot";
import { isDay } from "../../core/calendar/day.ts";
import { LINK_KINDS, type LinkKind } from "../../core/collaboration/forces.ts";
import type { LinkDetail } from "./data.ts";

/** What the form holds while somebody types; "" for what is not filled in. The id of a new one becomes its command's. */
export const LinkDraft = v.object({
  id: v.string(),
  kind: v.picklist(LINK_KINDS),
  title: v.string(),
  onDay: v.string(),
  organId: v.string(),
  activationId: v.string(),
  participantIds: v.array(v.string()),
  question: v.string(),
  consultation: v.string(),
  answer: v.string(),
  isReusable: v.boolean(),
  material: v.string(),
  result: v.string(),
  rotationPlanId: v.string(),
  inspectionId: v.string(),
});
export type LinkDraft = v.InferOutput<typeof LinkDraft>;

/** Something was chosen or typed that would have to be typed again. */
export const isWorthKeeping = (draft: LinkDraft): boolean =>
  draft.participantIds.length > 0 ||
  [draft.title, draft.question, draft.consultation, draft.answer, draft.material, draft.result].some(
    (text) => text.trim() !== "",
  );

export const emptyLink = (
  id: string,
  kind: LinkKind,
  today: string,
  organId: string,
  activationId: string,
): LinkDraft => ({
  id,
  kind,
  title: "",
  onDay: today,
  organId,
  activationId,
  participantIds: [],
  question: "",
  consultation: "",
  answer: "",
  isReusable: false,
  material: "",
  result: "",
  rotationPlanId: "",
  inspectionId: "",
});

export const draftOfLink = (link: LinkDetail): LinkDraft => ({
  id: link.id,
  kind: link.kind,
  title: link.title,
  onDay: link.on_day,
  organId: link.organ_id,
  activationId: link.activation_id ?? "",
  participantIds: link.participants.map(({ officer_id }) => officer_id),
  question: link.question ?? "",
  consultation: link.consultation ?? "",
  answer: link.answer ?? "",
  isReusable: link.is_reusable,
  material: link.material ?? "",
  result: link.result ?? "",
  rotationPlanId: link.rotation_plan_id ?? "",
  inspectionId: link.inspection_id ?? "",
});

const LONGEST_TITLE = 80;

export type LinkField = "title" | "onDay" | "participants" | "question";

/** Fields that keep a draft from being saved. */
export function wrongFields(draft: LinkDraft): LinkField[] {
  const length = draft.title.trim().length;
  const wrong: (LinkField | false)[] = [
    (length < 2 || length > LONGEST_TITLE) && "title",
    !isDay(draft.onDay) && "onDay",
    draft.kind !== "area_training" && draft.participantIds.length === 0 && "participants",
    draft.kind === "joint_problem_solving" && draft.question.trim() === "" && "question",
  ];
  return wrong.filter((field) => field !== false);
}

/**
 * The payload of `save_link_activity`. Fields of other kinds are left out, who was taken off is named, and who stays keeps
 * part and attendance.
 */
export function linkPayload(draft: LinkDraft, was?: LinkDetail): object {
  const text = (value: string, isShown = true) => (isShown && value.trim() !== "" ? value.trim() : null);
  const isQuestion = draft.kind === "joint_problem_solving";
  const known = new Map(was?.participants.map((person) => [person.officer_id, person]));
  return {
    ...(was && { activity_id: was.id }),
    kind: draft.kind,
    organ_id: draft.organId,
    title: draft.title.trim(),
    on_day: draft.onDay,
    activation_id: draft.activationId || null,
    question: text(draft.question, isQuestion),
    consultation: text(draft.consultation, isQuestion),
    answer: text(draft.answer, isQuestion),
    is_reusable: isQuestion && draft.isReusable,
    material: text(draft.material, draft.kind === "area_training"),
    result: text(draft.result),
    rotation_plan_id: draft.kind === "linked_supervision" ? draft.rotationPlanId || null : null,
    inspection_id: draft.kind === "linked_supervision" ? draft.inspectionId || null : null,
    participants: draft.participantIds.map((officer_id) => {
      const person = known.get(officer_id);
      return { officer_id, part: person?.part ?? "member", attended: person?.attended ?? null };
    }),
    removed: [...known.keys()].filter((id) => !draft.participantIds.includes(id)),
  };
}
