import * as v from "valibot";
import { AnswerValue } from "../../core/checklists/checklist.schema.ts";
import { RECHECK_OUTCOMES } from "../../core/checklists/progress.ts";
import { EMPTY_COPY, type WorkingCopy } from "../../core/checklists/run.ts";
import type { OwnStorage } from "../../lib/own-storage.ts";

/** What was typed into a checklist on this device, kept at every stroke: a tab that is killed loses nothing. */

const Stored = v.object({
  answers: v.record(v.string(), v.object({ value: AnswerValue, note: v.string(), at: v.string() })),
  rechecks: v.record(
    v.string(),
    v.object({ outcome: v.picklist(RECHECK_OUTCOMES), note: v.string(), at: v.string() }),
  ),
  unsaved: v.array(v.string()),
});

const nameOf = (inspectionId: string): string => `inspection-${inspectionId}`;

/** Empty when there is none, or one that an app wrote otherwise. */
export function keptCopy(storage: OwnStorage, inspectionId: string): WorkingCopy {
  const stored = v.safeParse(Stored, storage.get(nameOf(inspectionId)));
  return stored.success ? stored.output : EMPTY_COPY;
}

/** Answers false when the device keeps nothing. */
export const keepCopy = (storage: OwnStorage, inspectionId: string, copy: WorkingCopy): boolean =>
  storage.set(nameOf(inspectionId), copy);

export const forgetCopy = (storage: OwnStorage, inspectionId: string): void =>
  storage.remove(nameOf(inspectionId));
