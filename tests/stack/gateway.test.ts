import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(() => stack.stop());

const rest = (path: string, headers: Record<string, string>) =>
  fetch(`${stack.apiUrl}/rest/v1/${path}`, { headers });

async function tokenOf(role: string): Promise<string> {
  const client = await stack.signIn(role);
  const { data } = await client.auth.getSession();
  return data.session?.access_token ?? "";
}

describe("the API of the local stack", () => {
  it("answers nobody without the publishable key, and nobody but an officer with it", async () => {
    expect((await rest("officers?select=id", {})).status).toBe(401);
    const anonymous = await rest("officers?select=id", { apikey: stack.publishableKey });
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toMatchObject({ code: "42501" });
  });

  it("has no key that goes past row security", async () => {
    const secret = await rest("officers?select=id", {
      apikey: stack.publishableKey.replace("publishable", "secret"),
    });
    expect(secret.status).toBe(401);
    const forged = await rest("officers?select=id", {
      apikey: stack.publishableKey,
      authorization: `Bearer ${forgedServiceToken()}`,
    });
    expect(forged.status).toBe(401);
  });

  it("leaves the grants as the migrations state them, after requests have been served", async () => {
    await stack.signIn("administrator");
    const granted = await stack.database.query(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'private') and c.relkind in ('r', 'p')
         and (has_table_privilege('anon', c.oid, 'select, insert, update, delete')
           or has_table_privilege('service_role', c.oid, 'truncate')
           or has_table_privilege('authenticated', c.oid, 'truncate'))`,
    );
    expect(granted).toEqual([]);
  });

  it("makes no account without an invitation", async () => {
    const { data, error } = await stack
      .anonymous()
      .auth.signUp({ email: "somebody@demo.invalid", password: "long-enough-2026" });
    expect(data.user).toBeNull();
    expect(error?.status).toBe(500);
    const accounts = await stack.database.query(
      "select from auth.users where email = 'somebody@demo.invalid'",
    );
    expect(accounts).toEqual([]);
  });

  it("writes a mail to reset a password, and the link in it is of this server", async () => {
    const { error } = await stack
      .anonymous()
      .auth.resetPasswordForEmail("leader@demo.invalid", { redirectTo: `${stack.appUrl}/reset-password` });
    expect(error).toBeNull();
    const mail = stack.mails.find(({ to }) => to === "leader@demo.invalid");
    expect(mail?.text).toContain(`${stack.appUrl}/auth/v1/verify`);
  });
});

describe("the gateway to the functions", () => {
  const call = (name: string, headers: Record<string, string>, method = "POST") =>
    fetch(`${stack.apiUrl}/functions/v1/${name}`, {
      method,
      headers: { apikey: stack.publishableKey, ...headers },
    });

  it("lets nobody through without a token of this server, but answers a browser's preflight", async () => {
    expect((await call("statistics", {})).status).toBe(401);
    expect((await call("statistics", { authorization: `Bearer ${forgedServiceToken()}` })).status).toBe(401);
    expect((await call("statistics", { authorization: `Bearer ${stack.publishableKey}` })).status).toBe(401);
    expect((await call("statistics", {}, "OPTIONS")).status).toBe(204);
  });

  it("knows only functions that exist, and never what they share", async () => {
    const authorization = `Bearer ${await tokenOf("leader")}`;
    for (const name of ["_shared", "nothing", "statistics.bak", "statistics%2f..%2f_shared"]) {
      expect((await call(name, { authorization })).status).toBe(404);
    }
  });
});

/** Signed, but not by this server. */
function forgedServiceToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = { role: "service_role", exp: Math.floor(Date.now() / 1000) + 3600 };
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(body)}.${Buffer.alloc(32, 7).toString("base64url")}`;
}
