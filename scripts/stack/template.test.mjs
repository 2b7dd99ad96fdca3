import { copyFile, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { LOCAL_DIR } from "./paths.mjs";
import { template } from "./template.mjs";

it("stays readable when another process puts its own in the same place", async () => {
  const taken = await template("empty");
  const cache = join(LOCAL_DIR, "cache");
  const paths = (await readdir(cache)).filter((name) => /^empty-.*\.tar$/.test(name));
  for (const path of paths.map((name) => join(cache, name))) {
    await copyFile(path, `${path}.other`);
    await rename(`${path}.other`, path);
  }

  const bytes = await taken.arrayBuffer();

  expect(paths.length).toBeGreaterThan(0);
  expect(bytes.byteLength).toBe(taken.size);
});
