import { describe, expect, it } from "vitest";
import { playwrightCounts, printedCounts, vitestCounts } from "./counts.mjs";

describe("how many tests passed", () => {
  it("counts a unit test file that did not load as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: "passed", assertionResults: [{ status: "passed" }] },
        { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2 });
  });

  it("takes neither a flaky nor a skipped journey for a passed one", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 5, failed: 4 });
    expect(playwrightCounts({ stats, errors: ["no browser"] })).toEqual({ passed: 5, failed: 5 });
  });

  it("reads the last line of that form, and none where there is none", () => {
    expect(printedCounts("1 passed, 0 failed\nmore\n12 passed, 3 failed\n")).toEqual({
      passed: 12,
      failed: 3,
    });
    expect(printedCounts("all is well")).toBeNull();
  });
});
