import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import type { Photo } from "./photo.ts";
import { readExport, writeExport } from "./transfer.ts";
import { entry, idOf, NOW } from "./testing/make.ts";

const photo: Photo = {
  id: idOf(900),
  entryId: idOf(1),
  path: `visits/${idOf(1)}/${idOf(900)}.jpg`,
  type: "image/jpeg",
  bytes: 3,
  widthPx: 1600,
  heightPx: 1200,
  createdAt: NOW,
  state: "waiting",
  attempts: 4,
  nextAttemptAt: NOW + 9,
  sentAt: null,
  refusal: null,
};

const exported = writeExport({
  userId: "somebody",
  exportedAt: NOW,
  appVersion: "1.2.3",
  open: [
    entry(3, { state: "refused", payload: { guidance: "核对派工单签名", "2": "b", "10": "a" } }),
    entry(2, { state: "sending" }),
  ],
  sent: [entry(1, { state: "sent", receipt: { receivedAt: NOW, result: null } })],
  photos: [{ photo, data: "AQID" }],
});

describe("an export", () => {
  it("brings back what had not arrived, in the order of saving, to be sent from another device", () => {
    const found = readExport(exported, "somebody");
    if (found.status === "unreadable") throw new Error(found.reason);
    expect(found.drafts.map(({ id, isAdopted }) => [id, isAdopted])).toEqual([
      [idOf(2), true],
      [idOf(3), true],
    ]);
    expect(found.drafts[1]?.payload).toEqual({ guidance: "核对派工单签名", "2": "b", "10": "a" });
    expect(found).toMatchObject({ arrivedCount: 1, exportedAt: NOW });
    expect(found.photos).toMatchObject([{ id: idOf(900), entryId: idOf(1), data: "AQID" }]);
  });

  it("is read the same after a person's editor has indented it", () => {
    const indented = JSON.stringify(JSON.parse(exported), null, 2);
    expect(readExport(indented, "somebody").status).toBe("readable");
  });

  it("is refused when it is another person's", () => {
    expect(readExport(exported, "somebody else")).toEqual({ status: "unreadable", reason: "other_person" });
  });

  it("is refused when one letter of it was changed", () => {
    const changed = exported.replace("核对派工单签名", "核对派工单签字");
    expect(readExport(changed, "somebody")).toEqual({ status: "unreadable", reason: "damaged" });
  });

  it("is refused when it is cut, or something else", () => {
    for (const text of [exported.slice(0, -40), "", "{}", "[1]", '{"sha256":"","body":{}}']) {
      expect(readExport(text, "somebody")).toEqual({ status: "unreadable", reason: "not_an_export" });
    }
  });

  it("is refused when a newer version of the app wrote it", () => {
    const newer = exported.replace('"version":1', '"version":2');
    expect(readExport(newer, "somebody")).toEqual({ status: "unreadable", reason: "newer_version" });
  });
});

describe("pictures as base64", () => {
  it("come back byte for byte, at sizes around the piece of 32 kB", async () => {
    for (const length of [0, 1, 2, 3, 0x8000 - 1, 0x8000, 0x8000 + 1, 200_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
      const data = await toBase64(new Blob([bytes]));
      expect(data).toBe(Buffer.from(bytes).toString("base64"));
      const back = fromBase64({ data, type: "image/jpeg" });
      expect(back.type).toBe("image/jpeg");
      expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    }
  });
});
