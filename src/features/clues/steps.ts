/** What each step asks for. The database checks it again. */

export const METHODS = ["talk_inquiry", "preliminary_verification", "hold_for_later", "close"] as const;
export type Method = (typeof METHODS)[number];

export const OUTCOMES = ["file_case", "talk_reminder", "no_problem", "transfer", "hold"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const PARTS = ["handler", "approver", "member"] as const;

export type Ask = "people" | "method" | "outcome";

interface StepForm {
  readonly asks: readonly Ask[];
  /** Whether words are required; a decision needs none, an opinion does. */
  readonly needsText: boolean;
}

const DECISION: StepForm = { asks: [], needsText: false };

export const STEP_FORMS: Readonly<Partial<Record<string, StepForm>>> = {
  distribute: { asks: ["people"], needsText: false },
  reassign: { asks: ["people"], needsText: false },
  propose: { asks: ["method"], needsText: true },
  return_opinion: { asks: [], needsText: true },
  report_result: { asks: ["outcome"], needsText: true },
  return_result: { asks: [], needsText: true },
  reexamine: { asks: [], needsText: true },
};

export const formOf = (action: string): StepForm => STEP_FORMS[action] ?? DECISION;

export interface StepDraft {
  readonly handlerId: string;
  readonly approverId: string;
  readonly method: Method | "";
  readonly team: readonly string[];
  readonly outcome: Outcome | "";
  readonly text: string;
}

export const EMPTY_DRAFT: StepDraft = {
  handlerId: "",
  approverId: "",
  method: "",
  team: [],
  outcome: "",
  text: "",
};

export type StepField = "handler" | "approver" | "method" | "team" | "outcome" | "text";

/** Fields of a step that are still missing, in the order of the form. A verification takes two people, its handler included. */
export function missingFields(action: string, draft: StepDraft): StepField[] {
  const { asks, needsText } = formOf(action);
  const isPeople = asks.includes("people");
  const found: [StepField, boolean][] = [
    ["handler", isPeople && draft.handlerId === ""],
    ["approver", isPeople && draft.approverId === ""],
    ["method", asks.includes("method") && draft.method === ""],
    ["team", draft.method === "preliminary_verification" && draft.team.length === 0],
    ["outcome", asks.includes("outcome") && draft.outcome === ""],
    ["text", needsText && draft.text.trim() === ""],
  ];
  return found.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/** What is sent with a step: nothing that it does not ask for. */
export function dataOf(action: string, draft: StepDraft): Record<string, unknown> {
  const { asks } = formOf(action);
  const text = draft.text.trim();
  return {
    ...(asks.includes("people") && { handler_id: draft.handlerId, approver_id: draft.approverId }),
    ...(asks.includes("method") && { method: draft.method }),
    ...(draft.method === "preliminary_verification" && { team: draft.team }),
    ...(asks.includes("outcome") && { outcome: draft.outcome }),
    ...(text && { text }),
  };
}
