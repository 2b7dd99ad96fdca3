// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { tabNotices, type Notice, type Notices } from "./notices.ts";

const opened: Notices[] = [];
afterEach(() => {
  for (const notices of opened.splice(0)) notices.close();
  vi.unstubAllGlobals();
});

function open(name: string): { notices: Notices; heard: Notice[] } {
  const notices = tabNotices(name);
  const heard: Notice[] = [];
  notices.listen((notice) => heard.push(notice));
  opened.push(notices);
  return { notices, heard };
}

describe("what tabs tell one another", () => {
  it("reaches the other tabs of the same person, not the teller and nobody else's", async () => {
    const [teller, other, somebody] = [open("outbox a"), open("outbox a"), open("outbox b")];
    teller.notices.post("changed");
    teller.notices.post("kick");
    while (other.heard.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(other.heard).toEqual(["changed", "kick"]);
    expect([teller.heard, somebody.heard]).toEqual([[], []]);
  });

  it("travels by storage events where there is no BroadcastChannel, the same words twice too", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const { notices, heard } = open("outbox a");
    const written: string[] = [];
    // What another tab's browser makes of a write of this one.
    const hearElsewhere = () => {
      const newValue = localStorage.getItem("outbox a");
      written.push(newValue ?? "");
      window.dispatchEvent(new StorageEvent("storage", { key: "outbox a", newValue }));
    };
    notices.post("changed");
    hearElsewhere();
    notices.post("changed");
    hearElsewhere();
    window.dispatchEvent(new StorageEvent("storage", { key: "outbox b", newValue: "kick 1" }));
    window.dispatchEvent(new StorageEvent("storage", { key: "outbox a", newValue: "nonsense" }));
    expect(heard).toEqual(["changed", "changed"]);
    expect(new Set(written).size).toBe(2);
  });
});
