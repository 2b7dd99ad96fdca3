import { createClient } from "@supabase/supabase-js";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rpcTransport } from "./rpc-transport.ts";
import { entry, idOf } from "./testing/make.ts";

/** What the test's server answers to one request. */
interface Reply {
  status?: number;
  body?: string;
  cut?: boolean;
}

let server: Server;
let replies: Reply[] = [];
let requests: { path: string; bearer: string; body: unknown }[] = [];
let sessionUser: string | null = "somebody";
let refreshes: "works" | "fails" | "unreachable" = "works";

beforeEach(async () => {
  [replies, requests, sessionUser, refreshes] = [[], [], "somebody", "works"];
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => (text += String(part)));
    request.on("end", () => {
      const { status = 200, body = "[]", cut = false } = replies.shift() ?? {};
      const bearer = String(request.headers.authorization);
      requests.push({ path: String(request.url), bearer, body: text ? JSON.parse(text) : null });
      response.writeHead(status, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      });
      if (!cut) return void response.end(body);
      response.write(body.slice(0, 10), () => response.destroy());
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const sessionOf = (token: string) =>
  sessionUser === null ? null : { access_token: token, user: { id: sessionUser } };

function transport() {
  const { port } = server.address() as AddressInfo;
  const client = createClient(`http://127.0.0.1:${port}`, "publishable", {
    auth: { persistSession: false },
    realtime: { transport: class {} as never },
  });
  const unreachable = { name: "AuthRetryableFetchError", message: "Failed to fetch", status: 0 };
  Object.assign(client.auth, {
    getSession: async () => ({ data: { session: sessionOf("first token") }, error: null }),
    refreshSession: async () => {
      if (refreshes === "works") return { data: { session: sessionOf("second token") }, error: null };
      const error = refreshes === "fails" ? { code: "refresh_token_not_found", status: 400 } : unreachable;
      return { data: { session: null }, error };
    },
  });
  return rpcTransport("somebody", async () => client);
}

const { signal } = new AbortController();
const send = () => transport().send([entry(1), entry(2)], signal);
const commandsSent = () => requests.filter(({ path }) => path.includes("run_commands")).length;

describe("the way to run_commands", () => {
  it("carries id, command and payload in order, and brings each entry's answer back", async () => {
    const answers = [
      { id: idOf(1), status: "done", result: { visit_id: idOf(1) } },
      { id: idOf(2), status: "refused", code: "village_not_found", detail: "990100001001" },
    ];
    replies = [{ body: JSON.stringify(answers) }];
    expect(await send()).toEqual({ kind: "answered", answers });
    expect(requests).toEqual([
      {
        path: "/rest/v1/rpc/run_commands",
        bearer: "Bearer first token",
        body: {
          entries: [
            { id: idOf(1), command: "log_visit", payload: {} },
            { id: idOf(2), command: "log_visit", payload: {} },
          ],
        },
      },
    ]);
  });

  it("sends nothing when somebody else, or nobody, is signed in by now", async () => {
    for (const user of ["somebody else", null]) {
      sessionUser = user;
      expect(await send()).toEqual({ kind: "unauthorized" });
    }
    expect(requests).toEqual([]);
  });

  it("refreshes a token that is not accepted, once, and sends again with the new one", async () => {
    replies = [{ status: 401, body: '{"code":"PGRST303"}' }, { body: "[]" }];
    expect(await send()).toEqual({ kind: "answered", answers: [] });
    expect(requests.map(({ bearer }) => bearer)).toEqual(["Bearer first token", "Bearer second token"]);
  });

  it("asks for a sign-in when the fresh token is not accepted either, or there is none", async () => {
    replies = [
      { status: 401, body: "{}" },
      { status: 401, body: "{}" },
    ];
    expect(await send()).toEqual({ kind: "unauthorized" });
    refreshes = "fails";
    replies = [{ status: 401, body: "{}" }];
    expect(await send()).toEqual({ kind: "unauthorized" });
    expect(commandsSent()).toBe(3);
  });

  it("does not take a lost signal for an ended session", async () => {
    refreshes = "unreachable";
    replies = [{ status: 401, body: "{}" }];
    expect(await send()).toEqual({ kind: "unanswered", reason: "network" });
  });

  it.each<[string, Reply, object]>([
    ["a page of a captive portal", { body: "<html>请认证</html>" }, { reason: "garbled" }],
    ["JSON of another shape", { body: '{"ok":true}' }, { reason: "garbled" }],
    [
      "an answer cut in its middle",
      { body: '[{"id":"x","status":"done"}]', cut: true },
      { reason: "network" },
    ],
    ["503", { status: 503, body: "" }, { reason: "unavailable" }],
    ["500", { status: 500, body: '{"code":"XX000","message":"boom"}' }, { reason: "server_error" }],
    ["404 without a body", { status: 404, body: "" }, { reason: "garbled" }],
  ])("takes %s for no answer", async (_what, reply, expected) => {
    replies = [reply];
    expect(await send()).toEqual({ kind: "unanswered", ...expected });
  });

  it("tells row security's 403 as a rejection of the whole request", async () => {
    replies = [{ status: 403, body: '{"code":"42501","message":"permission denied","details":null}' }];
    expect(await send()).toMatchObject({ kind: "rejected", code: "forbidden" });
  });

  it("finds receipts by their ids", async () => {
    replies = [{ body: JSON.stringify([{ command_id: idOf(2), result: { visit_id: idOf(2) } }]) }];
    expect(await transport().lookUp([idOf(1), idOf(2)], signal)).toEqual({
      kind: "answered",
      answers: [{ id: idOf(2), status: "done", result: { visit_id: idOf(2) } }],
    });
    expect(decodeURIComponent(requests[0]?.path ?? "")).toBe(
      `/rest/v1/receipts?select=command_id,result&command_id=in.(${idOf(1)},${idOf(2)})`,
    );
  });
});
