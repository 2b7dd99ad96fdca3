import { expect, test } from "vitest";
import { hashInstance } from "../../../src/core/rotation/draw.ts";
import { rotationEngine } from "../../../src/core/rotation/engine.ts";
import type { PlanningData } from "../../../src/core/rotation/planning/plan.schema.ts";
import { proposalInstance } from "../../../src/core/rotation/planning/propose.ts";
import type { ProposalOutcome } from "../../../src/core/rotation/planning/rotation-request.schema.ts";
import { county, draft, idOf } from "../../../src/core/rotation/planning/testing.ts";
import { withCatch } from "../_shared/serve.ts";
import { rotationHandler } from "./handler.ts";
import type { RotationStore } from "./store.ts";

const UNITS = ["甲", "乙", "丙"];
const ID = "0198c000-0000-7000-8000-000000000001";
const PLAN = "0198c000-0000-7000-8000-000000000002";
const COUNTY = "0198c000-0000-7000-8000-000000000003";
const stored = draft(UNITS, 1);
const plan = { organ_id: COUNTY, name: "第一轮", ...stored };

type Saved = {
  id: string;
  plan: string | null;
  status: ProposalOutcome["status"];
  visits: number;
  seed: number;
};

async function ask(body: object, given: { data?: PlanningData | null; plan?: null; units?: string[] } = {}) {
  const saved: Saved[] = [];
  const keep = (id: string, planId: string | null, kept: Parameters<RotationStore["create"]>[2]) =>
    saved.push({
      id,
      plan: planId,
      status: kept.outcome.status,
      visits: kept.stored.assignments.length,
      seed: kept.stored.draw.seed,
    });
  const units = given.units ?? UNITS;
  const store: RotationStore = {
    plan: () => Promise.resolve(given.plan === null ? null : { organ_id: COUNTY, draft: draft(units, 1) }),
    planningData: () => Promise.resolve(given.data === undefined ? county(units) : given.data),
    create: (id, _plan, kept) => Promise.resolve(keep(id, null, kept)).then(() => id),
    put: (id, planId, _version, kept) => Promise.resolve(keep(id, planId, kept)).then(() => undefined),
  };
  const handler = withCatch(
    rotationHandler(
      () => store,
      rotationEngine,
      () => new Date("2026-01-01T00:00:00Z"),
    ),
  );
  const request = new Request("http://test.invalid", { method: "POST", body: JSON.stringify(body) });
  const response = await handler(request);
  return { status: response.status, answer: await response.json(), saved };
}

test("a new plan is solved and stored under the caller's command id, once", async () => {
  const { status, answer, saved } = await ask({ mode: "create", id: ID, plan });
  expect(status).toBe(200);
  expect(answer).toMatchObject({ plan_id: ID, outcome: { status: "ok", visits: 3 } });
  expect(saved).toMatchObject([{ id: ID, plan: null, visits: 3 }]);
});

test("rules in conflict are an outcome with what would have to give, and nothing is stored", async () => {
  const two = ["甲", "乙"];
  const { status, answer, saved } = await ask({ mode: "propose", id: ID, plan_id: PLAN }, { units: two });
  expect([status, answer.plan_id, answer.outcome.status, saved.length]).toEqual([200, null, "infeasible", 0]);
  expect(answer.outcome.conflicts).toMatchObject([
    { rules: [{ rule: "reciprocity", limit: 1 }], is_minimal: true },
  ]);
  expect(answer.outcome.ways_out).toEqual([]);
});

test("a draw takes its seed from what those present said; another word gives another seed", async () => {
  const { instance } = proposalInstance(stored, county(UNITS), 50);
  const draw = (text: string) =>
    ask({
      mode: "draw",
      id: ID,
      plan_id: PLAN,
      chance_pct: 50,
      instance_sha256: hashInstance(instance),
      contributions: [{ name: "在场甲", text }],
    });
  const [one, again, other] = await Promise.all([draw("17"), draw("17"), draw("18")]);
  expect(one.saved).toMatchObject([{ plan: PLAN, visits: 3 }]);
  expect(again.saved[0]!.seed).toBe(one.saved[0]!.seed);
  expect(other.saved[0]!.seed).not.toBe(one.saved[0]!.seed);
});

test("an input that is not the one shown before the draw is not drawn", async () => {
  const { status, answer, saved } = await ask({
    mode: "draw",
    id: ID,
    plan_id: PLAN,
    instance_sha256: "0".repeat(64),
    contributions: [{ name: "在场甲", text: "17" }],
  });
  expect([status, answer.error.code, saved.length]).toEqual([409, "input_changed", 0]);
});

test("a plan beyond the function's limit is left to the browser; what it sends is checked before it is stored", async () => {
  const many = Array.from({ length: 40 }, (_, index) => `镇${index}`);
  const body = { mode: "propose", id: ID, plan_id: PLAN };
  const large = await ask(body, { units: many });
  expect([large.status, large.answer.error.code]).toEqual([413, "rotation_too_large"]);
  // round the circle: every unit goes to the next
  const solved = many.map((unit, index) => ({
    team_id: idOf(`team ${unit}`),
    target_id: idOf(`target ${many[(index + 1) % many.length]}`),
    round: 1,
  }));
  const accepted = await ask({ ...body, solved }, { units: many });
  expect(accepted.saved).toMatchObject([{ plan: PLAN, status: "ok", visits: 40 }]);
  const own = [{ ...solved[0]!, target_id: idOf(`target ${many[0]}`) }, ...solved.slice(1)];
  const refused = await ask({ ...body, solved: own }, { units: many });
  expect([refused.status, refused.answer.error.code, refused.saved.length]).toEqual([
    422,
    "plan_breaks_rules",
    0,
  ]);
});

test("a repair answers what would change and stores nothing", async () => {
  const changes = { targets: [{ id: idOf("target 新"), organ_id: idOf("丙"), name: "新项目", need: 1 }] };
  const { status, answer, saved } = await ask({ mode: "repair", plan_id: PLAN, changes });
  expect([status, saved.length]).toEqual([200, 0]);
  expect(answer.changes.length).toBeGreaterThan(0);
});

test("a plan, or an organ, that is not the caller's to plan does not exist", async () => {
  const unknown = await ask({ mode: "propose", id: ID, plan_id: PLAN }, { plan: null });
  expect([unknown.status, unknown.answer.error.code]).toEqual([404, "rotation_not_found"]);
  const foreign = await ask({ mode: "create", id: ID, plan }, { data: null });
  expect([foreign.status, foreign.answer.error.code]).toEqual([404, "rotation_not_found"]);
});

test("a request without a plan is refused before anything is read", async () => {
  const { status, answer } = await ask({ mode: "propose", id: ID });
  expect([status, answer.error.code]).toEqual([400, "invalid_request"]);
});
