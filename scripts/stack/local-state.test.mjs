import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announce, claim } from "./local-state.mjs";

/** @type {string} */ let dir;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "local-"));
});

afterEach(() => rm(dir, { recursive: true }));

/** A process that surely runs: the one that started this one. */
const another = String(process.ppid);

describe("the claim on the local database", () => {
  it("is refused while another process has it, with the place where that is found", async () => {
    await writeFile(join(dir, "lock"), another);
    await writeFile(join(dir, "stack.json"), JSON.stringify({ appUrl: "http://127.0.0.1:4180" }));
    await expect(claim(dir)).rejects.toThrow(
      `It is already running at http://127.0.0.1:4180 (process ${another}).`,
    );
  });

  it("is taken over from a process that was killed, with what it had announced", async () => {
    await writeFile(join(dir, "lock"), "999999999");
    await writeFile(join(dir, "stack.json"), "{}");
    await claim(dir);
    expect(await readFile(join(dir, "lock"), "utf8")).toBe(String(process.pid));
    expect(await readdir(dir)).toEqual(["lock"]);
  });

  it("leaves nothing behind when it is given back", async () => {
    const release = await claim(dir);
    const stack = { appUrl: "http://a", apiUrl: "http://a", publishableKey: "k", accounts: [] };
    await announce(dir, /** @type {never} */ ({ ...stack, database: "not for others" }));
    expect(JSON.parse(await readFile(join(dir, "stack.json"), "utf8"))).toEqual(stack);
    await release();
    expect(await readdir(dir)).toEqual([]);
  });
});
