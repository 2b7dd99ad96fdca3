import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createObjectStore } from "./object-store.mjs";

/** @type {string} */ let dir;
/** @type {ReturnType<typeof createObjectStore>} */ let store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "objects-"));
  store = createObjectStore(join(dir, "objects"));
});

afterAll(() => rm(dir, { recursive: true }));

const photo = new TextEncoder().encode("a photo");

describe("the store of uploaded files", () => {
  it("gives back what was put in, with its type", async () => {
    await store.uploadObject("photos", "north/1.jpg", undefined, photo, "image/jpeg", "max-age=3600");
    const { body, metadata } = await store.getObject("photos", "north/1.jpg", undefined);
    expect(body instanceof Buffer && body.equals(photo)).toBe(true);
    expect(metadata).toMatchObject({ mimetype: "image/jpeg", cacheControl: "max-age=3600", size: 7 });
  });

  it("takes a stream as well", async () => {
    const stream = new Blob([photo]).stream();
    await store.uploadObject(
      "photos",
      "2.jpg",
      undefined,
      /** @type {never} */ (stream),
      "image/jpeg",
      "no-cache",
    );
    const { body } = await store.getObject("photos", "2.jpg", undefined);
    expect(body instanceof Buffer && body.equals(photo)).toBe(true);
  });

  it("copies, and forgets what is deleted", async () => {
    await store.uploadObject("photos", "3.jpg", undefined, photo, "image/jpeg", "no-cache");
    await store.copyObject("photos", "3.jpg", undefined, "archive", "3.jpg", undefined);
    await store.deleteObjects("photos", ["3.jpg"]);
    await expect(store.headObject("photos", "3.jpg", undefined)).rejects.toMatchObject({ code: "ENOENT" });
    expect((await store.headObject("archive", "3.jpg", undefined)).mimetype).toBe("image/jpeg");
  });

  it("writes nothing outside its folder", async () => {
    const escape = store.uploadObject("photos", "../../escaped", undefined, photo, "text/plain", "no-cache");
    await expect(escape).rejects.toThrow(RangeError);
    await expect(stat(join(dir, "escaped"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
