import { describe, expect, it } from "vitest";
import { createQueue } from "./database.mjs";

describe("the queue before the embedded database", () => {
  it("begins the next work only when the one before has ended", async () => {
    const exclusive = createQueue();
    /** @type {string[]} */
    const log = [];
    const work = (/** @type {string} */ name) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([exclusive(work("a")), exclusive(work("b"))])).toEqual(["a", "b"]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("goes on after work that failed", async () => {
    const exclusive = createQueue();
    const failed = exclusive(() => Promise.reject(new Error("broken")));
    const after = exclusive(() => Promise.resolve("done"));
    await expect(failed).rejects.toThrow("broken");
    expect(await after).toBe("done");
  });
});
