import type { Contribution } from "../../core/rotation/draw.schema.ts";
import type { PlanningData, RotationDraft } from "../../core/rotation/planning/plan.schema.ts";
import { type ProposalOptions, proposeRotation } from "../../core/rotation/planning/propose.ts";
import {
  type NewPlan,
  ProposalResponse,
  type RepairChanges,
  RepairResponse,
} from "../../core/rotation/planning/rotation-request.schema.ts";
import { newCommandId } from "../../lib/commands.ts";
import { AppError } from "../../lib/errors.ts";
import { callFunction } from "../../lib/supabase.ts";
import { draftOf, type PlanRecord, readPlanningOf } from "./data.ts";
import { engineOnDevice } from "./solve-on-device.ts";

type Ask = { mode: "create" | "propose" | "draw"; id: string } & { [field: string]: unknown };

/**
 * Ask the edge function; what is too large for it is solved in a worker here, and the function checks and stores it.
 * The command's id is the same in both calls, so nothing is stored twice.
 */
async function ask(
  body: Ask,
  input: () => Promise<{ draft: RotationDraft; data: PlanningData | null }>,
  options: ProposalOptions,
  signal?: AbortSignal,
): Promise<ProposalResponse> {
  try {
    return await callFunction("rotation", body, ProposalResponse, { signal });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "rotation_too_large")) throw error;
  }
  const { draft, data } = await input();
  if (!data) throw new AppError("rotation_not_found");
  const { outcome, stored } = await proposeRotation(draft, data, options, engineOnDevice(signal));
  if (!stored) return { plan_id: null, outcome };
  return callFunction("rotation", { ...body, solved: stored.assignments }, ProposalResponse, { signal });
}

export const createPlan = (plan: NewPlan, signal?: AbortSignal): Promise<ProposalResponse> =>
  ask(
    { mode: "create", id: newCommandId(), plan },
    async () => ({ draft: { ...plan, assignments: [] }, data: await readPlanningOf(plan.organ_id, plan) }),
    { contributions: [], chancePct: 0 },
    signal,
  );

export const proposeAgain = (record: PlanRecord, chancePct: number): Promise<ProposalResponse> =>
  ask(
    {
      mode: "propose",
      id: newCommandId(),
      plan_id: record.plan.id,
      version: record.plan.version,
      chance_pct: chancePct,
    },
    () => inputOf(record),
    { contributions: [], chancePct },
  );

/** @param instanceSha256 what stood on screen before anybody contributed. */
export const drawInPublic = (
  record: PlanRecord,
  instanceSha256: string,
  contributions: readonly Contribution[],
  chancePct: number,
): Promise<ProposalResponse> =>
  ask(
    {
      mode: "draw",
      id: newCommandId(),
      plan_id: record.plan.id,
      version: record.plan.version,
      chance_pct: chancePct,
      instance_sha256: instanceSha256,
      contributions,
    },
    () => inputOf(record),
    { contributions, chancePct },
  );

const inputOf = async (record: PlanRecord) => ({
  draft: draftOf(record),
  data: await readPlanningOf(record.plan.organ_id, draftOf(record)),
});

export const previewRepair = (planId: string, changes: RepairChanges): Promise<RepairResponse> =>
  callFunction("rotation", { mode: "repair", plan_id: planId, changes }, RepairResponse);
