import { describe, expect, it } from "vitest";
import { parseTap } from "./tap.mjs";

describe("what pgTAP writes", () => {
  it("is the tests with their descriptions, and what was found instead", () => {
    const { tests, problems } = parseTap([
      "1..2",
      "ok 1 - north sees its own rows",
      'not ok 2 - south sees none\n# Failed test 2: "south sees none"\n#         have: 3\n#         want: 0',
    ]);
    expect(problems).toEqual([]);
    expect(tests).toEqual([
      { number: 1, passed: true, description: "north sees its own rows", diagnosis: [] },
      {
        number: 2,
        passed: false,
        description: "south sees none",
        diagnosis: ['Failed test 2: "south sees none"', "        have: 3", "        want: 0"],
      },
    ]);
  });

  it("is wrong when tests are missing, more than planned, or not planned", () => {
    expect(parseTap(["1..3", "ok 1 - a"]).problems).toEqual(["planned 3 tests, ran 1"]);
    expect(parseTap(["1..1", "ok 1 - a", "ok 2 - b"]).problems).toEqual(["planned 1 tests, ran 2"]);
    expect(parseTap(["ok 1 - a"]).problems).toEqual(["no plan: the file must begin with select plan(n)"]);
  });

  it("may have tests without a description", () => {
    expect(parseTap(["1..1", "ok 1"]).tests).toEqual([
      { number: 1, passed: true, description: "", diagnosis: [] },
    ]);
  });
});
