import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../core/json.ts";
import { createRandom } from "../../core/random.ts";
import { AppError } from "../errors.ts";
import { type SnapshotPage, type SnapshotStore, snapshotStore } from "./snapshot-store.ts";
import { type FetchChanges, type FetchPage, syncAll } from "./snapshot-sync.ts";

const NOW = Date.UTC(2026, 2, 1, 8);
let name = "";
let count = 0;
beforeEach(() => {
  name = `reading ${++count}`;
});

/** The server's side of the contract: rows have a number of their last change; pages go newest first. */
class ModelServer {
  epoch = "first";
  changes = 0;
  pageRows = 3;
  bytes = 0;
  requests = 0;
  failures: string[] = [];
  readonly rows = new Map<string, { changed: number; data: string | null }>();

  write(id: string, data: string | null): void {
    this.rows.set(id, { changed: ++this.changes, data });
  }

  readonly fetchPage: FetchPage = async ({ cursor }) => {
    this.requests++;
    const failure = this.failures.shift();
    if (failure) throw new AppError(failure);
    const page = this.#page(
      cursor as { epoch: string; since: number; upTo?: number; before?: number } | null,
    );
    this.bytes += JSON.stringify(page).length;
    return page;
  };

  readonly fetchChanges: FetchChanges = async ({ cursors, limit, signal }) => {
    const [table = "", ...others] = Object.keys(cursors);
    if (others.length > 0) throw new RangeError("the model has one table");
    return { [table]: await this.fetchPage({ table, cursor: cursors[table] ?? null, limit, signal }) };
  };

  #page(cursor: { epoch: string; since: number; upTo?: number; before?: number } | null): SnapshotPage {
    const known = cursor?.epoch === this.epoch ? cursor : null;
    const since = known?.since ?? 0;
    const upTo = known?.upTo ?? this.changes;
    const found = [...this.rows]
      .filter(([, { changed }]) => changed > since && changed < (known?.before ?? Infinity))
      .sort(([, a], [, b]) => b.changed - a.changed)
      .slice(0, this.pageRows);
    const done = found.length < this.pageRows;
    const before = found[found.length - 1]?.[1].changed ?? 0;
    const { epoch } = this;
    const next: Json = done ? { epoch, since: upTo } : { epoch, since, upTo, before };
    return {
      epoch,
      rows: found.map(([id, { data }]) => ({ id, data })),
      cursor: next,
      done,
      full: since === 0,
    };
  }
}

const sync = (
  store: SnapshotStore,
  server: ModelServer,
  about: { scope?: string; signal?: AbortSignal } = {},
) =>
  syncAll(
    {
      store,
      fetchPage: server.fetchPage,
      fetchChanges: server.fetchChanges,
      tables: ["visits"],
      scope: about.scope ?? "grid leader",
      now: () => NOW,
      onProgress: () => undefined,
    },
    about.signal ?? new AbortController().signal,
  );

const held = async (store: SnapshotStore) => ((await store.rows("visits"))?.rows ?? []).map(String).sort();
const onServer = (server: ModelServer) => [...server.rows.values()].flatMap(({ data }) => data ?? []).sort();

function filled(rows: number): ModelServer {
  const server = new ModelServer();
  for (let n = 1; n <= rows; n++) server.write(`v${n}`, `visit ${n}`);
  return server;
}

describe("the copies on the device", () => {
  it("are nothing, not an empty list, before the first page", async () => {
    expect(await snapshotStore(name).rows("visits")).toBeNull();
  });

  it("are complete after the first round, page by page", async () => {
    const [store, server] = [snapshotStore(name), filled(10)];
    expect(await sync(store, server)).toEqual({ failure: null });
    expect(await held(store)).toEqual(onServer(server));
    expect(await store.rows("visits")).toMatchObject({ asOf: NOW, isComplete: true });
    expect(server.requests).toBe(4);
  });

  it("afterwards only take in what changed", async () => {
    const [store, server] = [snapshotStore(name), filled(1_000)];
    server.pageRows = 500;
    await sync(store, server);
    [server.bytes, server.requests] = [0, 0];
    for (let n = 1; n <= 50; n++) server.write(`v${n * 7}`, `changed visit ${n}`);
    const payload = 50 * JSON.stringify({ id: "v350", data: "changed visit 50" }).length;
    await sync(store, server);
    expect(server.requests).toBe(1);
    expect(server.bytes).toBeLessThanOrEqual(1.5 * payload);
    expect(await held(store)).toEqual(onServer(server));
  });

  it("ask for the changes of all tables in one request, and alone for what is new or has more", async () => {
    const store = snapshotStore(name);
    const asked: string[] = [];
    const page = (table: string, done: boolean): SnapshotPage => ({
      epoch: "first",
      rows: [{ id: table, data: table }],
      cursor: { at: asked.length },
      done,
      full: false,
    });
    const round = (tables: string[]) =>
      syncAll(
        {
          store,
          tables,
          scope: "",
          now: () => NOW,
          onProgress: () => undefined,
          fetchPage: async ({ table }) => {
            asked.push(table);
            return page(table, true);
          },
          fetchChanges: async ({ cursors }) => {
            asked.push(Object.keys(cursors).join("+"));
            return Object.fromEntries(
              Object.keys(cursors).map((table) => [table, page(table, table !== "visits")]),
            );
          },
        },
        new AbortController().signal,
      );
    await round(["grids", "visits"]);
    expect(asked.splice(0)).toEqual(["grids", "visits"]);
    await round(["grids", "visits", "townships"]);
    expect(asked).toEqual(["grids+visits", "visits", "townships"]);
  });

  it("hold the newest rows when the first round is interrupted, and go on from there", async () => {
    const [store, server] = [snapshotStore(name), filled(10)];
    server.failures = ["", "", "network"];
    expect(await sync(store, server)).toEqual({ failure: "network" });
    expect(await store.rows("visits")).toMatchObject({ isComplete: false });
    expect(await held(store)).toEqual(["visit 10", "visit 5", "visit 6", "visit 7", "visit 8", "visit 9"]);
    server.requests = 0;
    await sync(store, server);
    expect(server.requests).toBe(2);
    expect(await held(store)).toEqual(onServer(server));
  });

  it("lose what the server says is gone", async () => {
    const [store, server] = [snapshotStore(name), filled(4)];
    await sync(store, server);
    server.write("v2", null);
    await sync(store, server);
    expect(await held(store)).toEqual(["visit 1", "visit 3", "visit 4"]);
  });

  it("lose, at the end of a full download, what it did not bring", async () => {
    const [store, server] = [snapshotStore(name), filled(7)];
    await sync(store, server);
    server.epoch = "restored from a backup";
    server.rows.delete("v3");
    await sync(store, server);
    expect(await held(store)).toEqual(onServer(server));
  });

  it("are dropped with the first page when the server says that something else exists for the person now", async () => {
    const [store, server] = [snapshotStore(name), filled(7)];
    await sync(store, server);
    server.epoch = "the grid went to somebody else";
    server.failures = ["", "network"];
    await sync(store, server);
    expect(await held(store)).toEqual(["visit 5", "visit 6", "visit 7"]);
  });

  it("are dropped before anything else when the person may see something else now", async () => {
    const [store, server] = [snapshotStore(name), filled(5)];
    await sync(store, server);
    server.failures = ["network"];
    await sync(store, server, { scope: "another township" });
    expect(await store.rows("visits")).toBeNull();
    await sync(store, server, { scope: "another township" });
    expect(await held(store)).toEqual(onServer(server));
  });

  it("do not mix when two tabs ask at once", async () => {
    const [one, two, server] = [snapshotStore(name), snapshotStore(name), filled(20)];
    await Promise.all([sync(one, server), sync(two, server)]);
    await sync(one, server);
    expect(await held(one)).toEqual(onServer(server));
  });

  it("let other tables go on when the server refuses one, and stop when the network is gone", async () => {
    const [store, server] = [snapshotStore(name), filled(2)];
    const asked: string[] = [];
    const round = (code: string) =>
      syncAll(
        {
          store,
          tables: ["unknown", "visits"],
          scope: "",
          now: () => NOW,
          onProgress: () => undefined,
          fetchPage: async (request) => {
            asked.push(request.table);
            if (request.table === "unknown") throw new AppError(code);
            return server.fetchPage(request);
          },
          fetchChanges: server.fetchChanges,
        },
        new AbortController().signal,
      );
    expect(await round("unknown_table")).toEqual({ failure: "unknown_table" });
    expect(await held(store)).toEqual(onServer(server));
    expect(await round("network")).toEqual({ failure: "network" });
    expect(asked).toEqual(["unknown", "visits", "unknown"]);
  });

  it("end equal to the server through 300 random histories of writes, losses, restores and broken rounds", async () => {
    const random = createRandom(20_260_301);
    for (let history = 0; history < 300; history++) {
      name = `history ${history}`;
      const [store, server] = [snapshotStore(name), filled(random.int(15))];
      for (let step = 0; step < 12; step++) {
        const what = random.int(6);
        if (what < 3) server.write(`v${random.int(12)}`, `visit of step ${step}`);
        else if (what === 3) server.write(`v${random.int(12)}`, null);
        else if (what === 4 && random.int(4) === 0) server.epoch = `epoch ${step}`;
        else {
          server.failures = Array.from({ length: 4 }, () => (random.int(3) === 0 ? "network" : ""));
          await sync(store, server);
        }
      }
      server.failures = [];
      await sync(store, server);
      await sync(store, server);
      expect(await held(store), `history ${history}`).toEqual(onServer(server));
      store.close();
    }
  });
});
