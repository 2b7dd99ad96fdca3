import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRandom } from "../../src/core/random.ts";

/** What happens to a request instead of its answer. */
export const FAULTS = [
  "500",
  "503",
  "timeout_after_commit",
  "silence_after_commit",
  "cut_mid_body",
  "401",
  "403_row_security",
  "409",
  "garbage",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  readonly url: string;
  /** Share of the requests for commands that go wrong, 0 to 1. */
  faultShare: number;
  /** How often each thing happened; `none` for those that went through. */
  readonly counts: Map<Fault | "none", number>;
  /** Command ids that were named in a request answered by a rejection of the API. */
  readonly rejectedIds: Set<string>;
  stop(): Promise<void>;
}

const API_ERRORS: Partial<Record<Fault, [status: number, body: object]>> = {
  "401": [401, { code: "PGRST303", message: "JWT expired", details: null, hint: null }],
  "403_row_security": [403, { code: "42501", message: "permission denied", details: null, hint: null }],
  "409": [409, { code: "23503", message: "violates foreign key constraint", details: null, hint: null }],
};

/** Between the browser and the stack, on an origin of its own; only commands and receipts go wrong, by a seed. */
export async function startFaultProxy(target: string, seed: number): Promise<FaultProxy> {
  const random = createRandom(seed);
  const counts: FaultProxy["counts"] = new Map();
  const rejectedIds = new Set<string>();
  const proxy = { faultShare: 0 };
  let deck: Fault[] = [];

  const choose = (path: string): Fault | "none" => {
    if (!/\/rest\/v1\/(rpc\/run_commands|receipts)/.test(path)) return "none";
    // Dealt like cards, so that every kind comes up before one comes again.
    if (deck.length === 0) deck = random.shuffle([...FAULTS]);
    const fault = random.u32() / 2 ** 32 < proxy.faultShare ? deck.pop()! : "none";
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    return fault;
  };

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await bodyOf(incoming);
      const fault = choose(incoming.url ?? "/");
      const error = fault === "none" ? undefined : API_ERRORS[fault];
      if (error) {
        if (error[0] !== 401) for (const id of idsIn(body)) rejectedIds.add(id);
        return answer(outgoing, error[0], JSON.stringify(error[1]));
      }
      if (fault === "500") return answer(outgoing, 500, '{"code":"XX000","message":"internal"}');
      if (fault === "503") return answer(outgoing, 503, "");
      if (fault === "garbage" && random.int(2) === 0)
        return answer(outgoing, 200, "<html>请先登录网络</html>");
      const reply = await forward(target, incoming, body);
      switch (fault) {
        case "timeout_after_commit":
          return answer(outgoing, 504, "");
        case "silence_after_commit":
          return; // the browser gives up by itself
        case "cut_mid_body":
          outgoing.writeHead(reply.status, { ...reply.headers, "content-length": reply.body.length });
          return void outgoing.write(reply.body.subarray(0, reply.body.length / 2), () => outgoing.destroy());
        case "garbage":
          return answer(outgoing, 200, "{]");
        default:
          outgoing.writeHead(reply.status, reply.headers);
          outgoing.end(reply.body);
      }
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    rejectedIds,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

const idsIn = (body: Buffer): string[] =>
  body.toString().match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

function answer(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" });
  outgoing.end(body);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Reply {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, host: new URL(target).host };
    const outgoing = request(
      new URL(incoming.url ?? "/", target),
      { method: incoming.method, headers },
      (response) => {
        void bodyOf(response).then((answered) => {
          const { "transfer-encoding": _chunked, ...kept } = response.headers;
          resolve({ status: response.statusCode ?? 502, headers: kept, body: answered });
        }, reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
