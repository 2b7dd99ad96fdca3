import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bestEncoding, createStaticFiles } from "./static.mjs";

const SCRIPT = "console.log('联动')\n".repeat(50);

/** @type {string} */ let dir;
/** @type {import("node:http").Server} */ let server;
/** @type {string} */ let origin;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "static-"));
  await mkdir(join(dir, "assets"));
  await writeFile(join(dir, "index.html"), "<!doctype html><title>联动</title>");
  await writeFile(join(dir, "sw.js"), "self");
  await writeFile(join(dir, "assets/app-Ab3_x-9Z.js"), SCRIPT);
  await writeFile(join(dir, "assets/app-Ab3_x-9Z.js.gz"), gzipSync(SCRIPT));
  const serve = await createStaticFiles(dir);
  server = createServer((request, response) => serve(request, response, request.url ?? "/"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});

afterAll(async () => {
  server.close();
  await rm(dir, { recursive: true });
});

describe("the finished build", () => {
  it("keeps files with a hash for ever and asks again for the others", async () => {
    const cacheOf = async (/** @type {string} */ path) =>
      (await fetch(origin + path)).headers.get("cache-control");
    expect(await cacheOf("/assets/app-Ab3_x-9Z.js")).toBe("public, max-age=31536000, immutable");
    expect(await cacheOf("/")).toBe("no-cache");
    expect(await cacheOf("/index.html")).toBe("no-cache");
    expect(await cacheOf("/sw.js")).toBe("no-cache");
  });

  it("sends the packed file to whoever accepts it, and the plain one to the rest", async () => {
    const packed = await fetch(`${origin}/assets/app-Ab3_x-9Z.js`, {
      headers: { "accept-encoding": "br, gzip" },
    });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await packed.text()).toBe(SCRIPT);
    const plain = await fetch(`${origin}/assets/app-Ab3_x-9Z.js`, {
      headers: { "accept-encoding": "identity" },
    });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(SCRIPT);
  });

  it("answers an address of the app with the app, a missing file with 404 and nothing outside the folder", async () => {
    expect(await (await fetch(`${origin}/visits/new`)).text()).toContain("联动");
    expect((await fetch(`${origin}/assets/gone-12345678.js`)).status).toBe(404);
    expect((await fetch(`${origin}/%2e%2e/%2e%2e/etc/passwd.txt`)).status).toBe(404);
    expect((await fetch(`${origin}/`, { method: "POST" })).status).toBe(405);
  });

  it("says 304 to the tag that it gave, and lets nothing be loaded from elsewhere", async () => {
    const first = await fetch(`${origin}/`);
    expect(first.headers.get("content-security-policy")).toContain("default-src 'self'");
    const again = await fetch(`${origin}/`, {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });
});

describe("the best coding", () => {
  const both = new Set(["br", "gzip"]);

  it("is brotli before gzip, and none that was refused", () => {
    expect(bestEncoding("gzip, deflate, br", both)).toBe("br");
    expect(bestEncoding("gzip", both)).toBe("gzip");
    expect(bestEncoding("br;q=0, gzip;q=0.5", both)).toBe("gzip");
    expect(bestEncoding("", both)).toBeNull();
    expect(bestEncoding("br", new Set(["gzip"]))).toBeNull();
  });
});
