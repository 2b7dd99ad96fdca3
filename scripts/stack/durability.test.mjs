import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openPglite } from "./database.mjs";
import { template } from "./template.mjs";

const WRITES = 150;

/** @type {string} */
let dir;

afterEach(() => rm(dir, { recursive: true, force: true }));

it("has every write that was confirmed, after its process was killed in the middle of writing", async () => {
  dir = await mkdtemp(join(tmpdir(), "durability-"));
  const data = join(dir, "data");
  const prepared = await openPglite({ dir: data, template: await template("empty") });
  await prepared.script("create table written (n integer primary key, filling text)");
  await prepared.close();

  const confirmed = await writeUntilKilled(data);

  const reopened = await openPglite({ dir: data });
  const rows = await reopened.query("select n from written order by n");
  await reopened.close();
  expect(confirmed).toBeGreaterThanOrEqual(WRITES);
  expect(rows.map((row) => row["n"]).slice(0, confirmed)).toEqual(
    Array.from({ length: confirmed }, (_, n) => n),
  );
});

/**
 * @param {string} data
 * @returns {Promise<number>} how many rows the writer had confirmed when it was killed
 */
function writeUntilKilled(data) {
  const writer = `
    const { openPglite } = await import(${JSON.stringify(new URL("database.mjs", import.meta.url).href)});
    const database = await openPglite({ dir: ${JSON.stringify(data)} });
    for (let n = 0; ; n += 1) {
      await database.query("insert into written values ($1, repeat('x', 3000))", [n]);
      console.log(n);
    }`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", writer], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    const lines = () => output.split("\n").length - 1;
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      if (lines() >= WRITES) child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("exit", () => resolve(lines()));
  });
}
