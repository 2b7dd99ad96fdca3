import * as v from "valibot";
import { hashInstance } from "../../../src/core/rotation/draw.ts";
import type { RotationEngine } from "../../../src/core/rotation/engine.ts";
import type { PlanningData, RotationDraft } from "../../../src/core/rotation/planning/plan.schema.ts";
import {
  acceptSolved,
  isWithinFunction,
  type Proposal,
  proposalInstance,
  type ProposalOptions,
  proposeRotation,
} from "../../../src/core/rotation/planning/propose.ts";
import { previewRepair } from "../../../src/core/rotation/planning/repair.ts";
import {
  type ProposalResponse,
  type RepairResponse,
  RotationRequest,
} from "../../../src/core/rotation/planning/rotation-request.schema.ts";
import { fail, json, Refusal } from "../_shared/http.ts";
import type { RotationStore } from "./store.ts";

type Mode<M extends RotationRequest["mode"]> = Extract<RotationRequest, { mode: M }>;
type Planning = Mode<"create" | "propose" | "draw">;

const SHANGHAI_MS = 8 * 3_600_000;

/**
 * Plan who inspects whom, as the caller may: make a plan, propose or draw a draft again, or preview a repair.
 * 200 ProposalResponse or RepairResponse (rules in conflict are an outcome, not an error); 400 invalid_request;
 * 401 session_expired; 403 forbidden; 404 rotation_not_found; 409 with the command's own refusal, or `input_changed`
 * when what is drawn is not what was shown; 413 rotation_too_large: the browser solves it and sends `solved`;
 * 422 plan_breaks_rules when what it sent breaks one.
 */
export const rotationHandler =
  (storeFor: (request: Request) => RotationStore, engine: RotationEngine, now: () => Date) =>
  async (request: Request): Promise<Response> => {
    const body = v.safeParse(RotationRequest, await request.json().catch(() => null));
    if (!body.success) return fail(400, "invalid_request", v.summarize(body.issues));
    const store = storeFor(request);
    if (body.output.mode === "repair") {
      return json(200, (await repair(store, body.output, now())) satisfies RepairResponse);
    }
    return json(200, (await plan(store, body.output, engine)) satisfies ProposalResponse);
  };

async function plan(store: RotationStore, body: Planning, engine: RotationEngine): Promise<ProposalResponse> {
  const { draft, organ_id } =
    body.mode === "create" ? newDraft(body) : await storedDraft(store, body.plan_id);
  const data = await planningData(store, organ_id, draft);
  const options: ProposalOptions = {
    contributions: body.mode === "draw" ? body.contributions : [],
    chancePct: body.chance_pct,
  };
  const { instance } = proposalInstance(draft, data, options.chancePct);
  if (body.mode === "draw" && hashInstance(instance) !== body.instance_sha256) {
    throw new Refusal(409, "input_changed", "The input is not the one that was shown");
  }
  const proposal = await made(body, { draft, data, options, isSmall: isWithinFunction(instance) }, engine);
  const { outcome, stored } = proposal;
  if (!stored) return { plan_id: null, outcome };
  if (body.mode === "create")
    return { plan_id: await store.create(body.id, body.plan, { outcome, stored }), outcome };
  await store.put(body.id, body.plan_id, body.version, { outcome, stored });
  return { plan_id: body.plan_id, outcome };
}

async function made(
  { solved }: Planning,
  input: { draft: RotationDraft; data: PlanningData; options: ProposalOptions; isSmall: boolean },
  engine: RotationEngine,
): Promise<Proposal> {
  const { draft, data, options, isSmall } = input;
  if (solved) {
    const accepted = acceptSolved(draft, data, options, solved);
    if (!accepted) throw new Refusal(422, "plan_breaks_rules", "What the browser solved breaks a rule");
    return accepted;
  }
  if (!isSmall) throw new Refusal(413, "rotation_too_large", "The browser solves plans of this size");
  return proposeRotation(draft, data, options, engine);
}

async function repair(store: RotationStore, body: Mode<"repair">, now: Date): Promise<RepairResponse> {
  const { draft, organ_id } = await storedDraft(store, body.plan_id);
  const officers = body.changes.members.flatMap(({ add_officer_id }) => add_officer_id ?? []);
  const withChanges = { ...draft, targets: [...draft.targets, ...body.changes.targets] };
  const data = await planningData(store, organ_id, withChanges, officers);
  const today = new Date(now.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
  return previewRepair(draft, data, body.changes, today);
}

const newDraft = ({ plan }: Mode<"create">) => ({
  organ_id: plan.organ_id,
  draft: { ...plan, assignments: [] },
});

async function storedDraft(store: RotationStore, planId: string) {
  const found = await store.plan(planId);
  if (!found) throw new Refusal(404, "rotation_not_found", `No rotation ${planId} that you may plan`);
  return found;
}

async function planningData(
  store: RotationStore,
  organId: string,
  { teams, targets, rounds }: RotationDraft,
  more: readonly string[] = [],
): Promise<PlanningData> {
  const officers = teams.flatMap(({ members }) => members.map(({ officer_id }) => officer_id));
  const data = await store.planningData({
    organ: organId,
    officers: [...new Set([...officers, ...more])],
    villages: [...new Set(targets.flatMap(({ division_code }) => division_code ?? []))],
    starts_on: rounds.map(({ starts_on }) => starts_on).sort()[0]!,
  });
  if (!data) throw new Refusal(404, "rotation_not_found", `No organ ${organId} that you may plan for`);
  return data;
}
