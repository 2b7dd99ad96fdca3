import type { SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "uuidv7";
import { startStack, type TestStack } from "../support/stack.ts";

/**
 * A lent officer reads the matter until the last minute of the last day and nothing after it: through tables, reads,
 * commands, and what his device still holds. The database's clock is set by putting another body in the place of
 * private.now(), which only the owner of the database can do.
 */

const LAST_DAY = "2031-03-14";
let stack: TestStack;
let lent: SupabaseClient;
const matter = uuidv7();

const setClock = (moment: string) =>
  stack.database.query(
    `create or replace function private.now() returns timestamptz language sql stable as $$ select '${moment}'::timestamptz $$`,
  );

async function run(client: SupabaseClient, command: string, payload: object, id = uuidv7()) {
  const { data, error } = await client.rpc(command, { id, payload });
  if (error) throw new Error(`${command}: ${error.message} ${error.details}`);
  return data as Record<string, unknown>;
}
const act = (client: SupabaseClient, action: string) =>
  run(client, "act", { entity: "activation", entity_id: matter, action });

async function officerId(name: string): Promise<string> {
  const [row] = await stack.database.query("select id from public.officers where name = $1", [name]);
  return String(row?.["id"]);
}

async function answer(client: SupabaseClient) {
  const { data } = await client.from("deployments").select("id").eq("state", "asked");
  await run(client, "answer_deployment", { deployment_id: data?.[0]?.id, accept: true, relation: "none" });
}

beforeAll(async () => {
  stack = await startStack();
  await setClock("2031-03-01T09:00:00+08:00");
  const [township, area, office] = await Promise.all(
    ["township@demo.invalid", "area@demo.invalid", "office@demo.invalid"].map((email) => stack.signIn(email)),
  );
  lent = await stack.signIn("liuping@demo.invalid");
  const request = { kind: "joint_problem_solving", title: "租客押金", planned_days: 30 };
  await run(township!, "request_activation", request, matter);
  await act(area!, "screen");
  await act(area!, "approve");
  const people = await Promise.all(["柳成荫", "方知行"].map(officerId));
  await run(area!, "ask_deployment", {
    activation_id: matter,
    people: people.map((officer_id) => ({ officer_id })),
    from_on: "2031-03-01",
    to_on: LAST_DAY,
  });
  await answer(lent);
  await answer(office!);
  await act(area!, "staff");
  await act(township!, "start");
});

afterAll(() => stack.stop());

const log = () => ({
  activation_id: matter,
  kind: "evidence",
  on_day: LAST_DAY,
  note: "核对押金收据",
});

/** How much of the matter there is for the lent officer, by every way there is. */
async function reachable() {
  const count = async (table: string, column: string) =>
    (await lent.from(table).select(column).eq(column, matter)).data?.length;
  const page = await lent.rpc("activation_page", { activation_id: matter });
  const list = await lent.rpc("activation_list", {});
  const inbox = await lent.rpc("activation_inbox", {});
  const actions = await lent.rpc("available_actions", { entity: "activation", entity_id: matter });
  return {
    rest: {
      activations: await count("activations", "id"),
      parties: await count("activation_parties", "activation_id"),
      logs: await count("activation_logs", "activation_id"),
      visits: await count("visits", "activation_id"),
      events: (await lent.from("events").select("entity_id").eq("entity_id", matter)).data?.length,
    },
    rpc: {
      page: page.data !== null,
      total: list.data?.total,
      title: inbox.data?.loans?.[0]?.title,
      actions: actions.data?.length,
    },
  };
}

/** What the device sends when it comes back: the batch call that the outbox makes. */
async function sendFromOutbox(): Promise<string> {
  const entries = [
    { id: uuidv7(), command: "log_activation_work", payload: log() },
    {
      id: uuidv7(),
      command: "log_visit",
      payload: {
        village_code: "990123100201",
        kind: "walk",
        started_at: new Date(Date.now() - 3_600_000).toISOString(),
        activation_id: matter,
      },
    },
  ];
  const { data } = await lent.rpc("run_commands", { entries });
  return data.map((one: { status: string; code?: string }) => one.code ?? one.status).join(" ");
}

describe("the last day of a loan", () => {
  it("is open at 23:59: tables, reads, commands and what comes from the outbox", async () => {
    await setClock(`${LAST_DAY}T23:59:00+08:00`);
    expect(await sendFromOutbox()).toBe("done done");
    expect(await run(lent, "log_activation_work", log())).toHaveProperty("log_id");
    expect(await reachable()).toEqual({
      rest: { activations: 1, parties: 0, logs: 3, visits: 1, events: expect.any(Number) },
      rpc: { page: true, total: 1, title: "租客押金", actions: 0 },
    });
  });

  it("is over at 00:01: nothing is left to read, and nothing is taken any more", async () => {
    await setClock("2031-03-15T00:01:00+08:00");
    expect(await reachable()).toEqual({
      rest: { activations: 0, parties: 0, logs: 0, visits: 0, events: 0 },
      rpc: { page: false, total: 0, title: null, actions: 0 },
    });
    expect(await sendFromOutbox()).toBe("not_found village_outside_scope");
    await expect(run(lent, "log_activation_work", log())).rejects.toThrow("not_found");
    await expect(act(lent, "conclude")).rejects.toThrow("not_found");
  });

  it("leaves the home organ, the loan itself and the days to know", async () => {
    const { data: loans } = await lent.from("deployments").select("to_on, state, home_organ_id, officer_id");
    const officer = await lent.from("officers").select("organ_id").eq("name", "柳成荫").single();
    expect(loans).toEqual([
      {
        to_on: LAST_DAY,
        state: "cleared",
        home_organ_id: officer.data?.organ_id,
        officer_id: await officerId("柳成荫"),
      },
    ]);
    const days = await lent.rpc("days_lent", { in_year: 2031 });
    expect(days.data).toEqual([{ officer_id: await officerId("柳成荫"), days: 14 }]);
  });
});
