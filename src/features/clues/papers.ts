import * as v from "valibot";

const Text = v.nullable(v.string());

/** What was written about a finding before it was handed over; nobody who inspected or followed is named in it. */
export const Papers = v.object({
  unit_answer: Text,
  owner_name: Text,
  notices: v.array(
    v.object({
      number: v.string(),
      kind: v.picklist(["rectification_notice", "assignment_letter"]),
      issued_on: v.string(),
      due_on: v.string(),
      requirements: Text,
    }),
  ),
  reports: v.array(
    v.object({
      reported_on: v.string(),
      proof: v.string(),
      result: v.nullable(v.picklist(["verified", "returned"])),
    }),
  ),
  talks: v.array(
    v.object({
      kind: v.picklist(["talk_reminder", "interview_reminder"]),
      on_day: v.string(),
      persons: v.number(),
      note: Text,
      people: v.array(
        v.object({ part: v.picklist(["responsible", "supervisor"]), post: v.string(), name: Text }),
      ),
    }),
  ),
  look_backs: v.array(v.object({ done_on: v.string(), asked: v.number(), unaware: v.number(), note: Text })),
  rechecks: v.array(
    v.object({ at: v.string(), outcome: v.picklist(["corrected", "still_open", "worse"]), note: Text }),
  ),
  steps: v.array(v.object({ at: v.string(), action: v.string(), note: Text })),
});
export type Papers = v.InferOutput<typeof Papers>;
