import { describe, expect, it } from "vitest";
import { missingPackages } from "./install.mjs";

describe("what is missing", () => {
  const locked = {
    "": { version: "0.1.0" },
    "node_modules/vite": { version: "8.3.8" },
    "node_modules/@build/darwin": { version: "1.0.0", optional: true },
  };

  it("is a package that is absent or of another version", () => {
    expect(missingPackages(locked, {})).toEqual(["node_modules/vite"]);
    expect(missingPackages(locked, { "node_modules/vite": { version: "8.3.7" } })).toEqual([
      "node_modules/vite",
    ]);
  });

  it("is not the project itself, nor a build for another platform", () => {
    expect(missingPackages(locked, { "node_modules/vite": { version: "8.3.8" } })).toEqual([]);
  });

  it("is an optional package that is installed in another version", () => {
    const installed = {
      "node_modules/vite": { version: "8.3.8" },
      "node_modules/@build/darwin": { version: "0.9.0", optional: true },
    };
    expect(missingPackages(locked, installed)).toEqual(["node_modules/@build/darwin"]);
  });
});
