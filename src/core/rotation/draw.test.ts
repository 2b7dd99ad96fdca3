import { createHash } from "node:crypto";
import * as v from "valibot";
import { expect, test } from "vitest";
import { randomRotation } from "../../../tests/checkers/rotation-random.ts";
import { canonicalJson } from "../canonical-json.ts";
import { DrawRecord } from "./draw.schema.ts";
import { drawPlan, drawSeed, hashInstance, type StoredDraw, verifyPlanDraw } from "./draw.ts";
import { rotationEngine } from "./engine.ts";
import { RotationInstance } from "./rotation.schema.ts";

const instance = v.parse(RotationInstance, {
  format: "rotation/1",
  ...randomRotation(8, { teams: 4, targets: 6, rounds: 2 }),
});
const spoken = [
  { name: "纪委", text: "17" },
  { name: "村民代表", text: "春分" },
];
const { solve } = rotationEngine;
const { record } = await drawPlan(instance, spoken, solve);
const verify = (stored: StoredDraw, given = instance) => verifyPlanDraw(stored, given, solve);

test("anybody can compute the seed: eight hexadecimal digits of a hash of the instance's hash and what was said", () => {
  const hash = hashInstance(instance);
  const said = JSON.stringify([hash, ["纪委", "17"], ["村民代表", "春分"]]);
  const digest = createHash("sha256").update(said).digest("hex");
  expect(drawSeed(hash, spoken)).toEqual({ digest, seed: Number.parseInt(digest.slice(0, 8), 16) });
});

test("spaces around what was said, and the way an accent is composed, do not change the seed", () => {
  const hash = hashInstance(instance);
  const plain = drawSeed(hash, [{ name: "A", text: "caf\u00e9" }]);
  expect(drawSeed(hash, [{ name: " A ", text: "cafe\u0301 " }])).toEqual(plain);
});

test("what is said in another order is another seed", () => {
  expect(drawSeed("", spoken).seed).not.toBe(drawSeed("", spoken.toReversed()).seed);
});

test("a record survives storage and is confirmed by drawing again", async () => {
  const stored = v.parse(DrawRecord, JSON.parse(JSON.stringify(record)));
  expect(await verify(stored)).toEqual({ status: "confirmed" });
});

test("the order in which a database returns an instance's fields does not matter", async () => {
  const shuffled = Object.fromEntries(Object.entries(instance).toReversed()) as RotationInstance;
  expect((await verify(record, shuffled)).status).toBe("confirmed");
});

test("a tie put into the instance afterwards is found, and the seed with it", async () => {
  const other = { ...instance, softTies: [...instance.softTies, [0, 0, "classmate", 5]] } as RotationInstance;
  const check = await verify(record, other);
  expect(check).toMatchObject({ status: "differs" });
  expect(check.status === "differs" ? check.parts : []).toEqual(expect.arrayContaining(["instance", "seed"]));
});

test.each([
  ["another seed", { seed: (record.seed + 1) % 2 ** 32 }, ["seed"]],
  ["another result", { resultHash: "0".repeat(64) }, ["result"]],
  ["another word", { contributions: [spoken[0]!, { name: "村民代表", text: "秋分" }] }, ["seed"]],
])("%s in the record is found", async (_, change, parts) => {
  const check = await verify({ ...record, ...change });
  expect(check.status === "differs" ? check.parts : []).toEqual(expect.arrayContaining(parts));
});

test("a record made by another version of the method is not judged", async () => {
  expect(await verify({ ...record, method: "rotation/0" })).toEqual({
    status: "other_method",
    method: "rotation/0",
  });
});

test("canonical JSON sorts fields at every depth and leaves out what is undefined", () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined, "10": "x", "9": true })).toBe(
    '{"10":"x","9":true,"b":[{"c":null,"d":1}]}',
  );
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError);
});
