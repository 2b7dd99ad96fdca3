import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingBuilds, platformOf } from "./lock.mjs";

describe("a build for a platform", () => {
  it("says by its name for which", () => {
    expect(platformOf("@rolldown/binding-linux-arm64-gnu")).toEqual({
      os: ["linux"],
      cpu: ["arm64"],
      libc: ["glibc"],
    });
    expect(platformOf("@deno/win32-x64")).toEqual({ os: ["win32"], cpu: ["x64"] });
    expect(platformOf("@oxlint/binding-linux-x64-musl")).toEqual({
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    });
    expect(() => platformOf("fsevents")).toThrow("fsevents");
  });

  it("is missing when neither the package itself nor those around it hold it", () => {
    const packages = {
      "": {},
      "node_modules/a": {
        version: "1.0.0",
        dev: true,
        optionalDependencies: { "@a/darwin-x64": "1.0.0", "@a/linux-x64": "1.0.0" },
      },
      "node_modules/@a/linux-x64": { version: "1.0.0", optional: true },
    };
    expect(missingBuilds(packages)).toEqual({
      "node_modules/@a/darwin-x64": {
        version: "1.0.0",
        dev: true,
        optional: true,
        os: ["darwin"],
        cpu: ["x64"],
      },
    });
  });
});

describe("the lock file", () => {
  it("holds the builds for every platform (else: npm run lock)", () => {
    const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
    expect(Object.keys(missingBuilds(lock.packages))).toEqual([]);
  });
});
