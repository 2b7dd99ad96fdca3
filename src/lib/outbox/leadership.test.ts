import { beforeEach, describe, expect, it } from "vitest";
import { leaseLeadership, lockLeadership, type Leadership } from "./leadership.ts";
import { emptyDisk, memoryStore } from "./memory-store.ts";
import { FakeLocks } from "./testing/fake-locks.ts";
import { NOW } from "./testing/make.ts";
import { VirtualTime } from "./testing/virtual-time.ts";

let time = new VirtualTime(NOW);
let disk = emptyDisk();
let leaders: Set<string>;
beforeEach(() => {
  time = new VirtualTime(NOW);
  disk = emptyDisk();
  leaders = new Set();
});

function start(leadership: Leadership, name: string): Leadership {
  leadership.start({ gained: () => leaders.add(name), lost: () => leaders.delete(name) });
  return leadership;
}

describe("the lead by a lock", () => {
  const locks = new FakeLocks();
  const tab = (name: string) =>
    start(lockLeadership(locks.forTab({}), "lead", memoryStore(disk), time, name), name);

  it("is held by one tab, given on when that tab steps back or stops, and shown to the store", async () => {
    const first = tab("first");
    await time.advance(0);
    const second = tab("second");
    await time.advance(60_000);
    expect([...leaders]).toEqual(["first"]);
    first.giveWay();
    await time.advance(0);
    expect([...leaders]).toEqual(["second"]);
    expect(disk.lease?.holder).toBe("second");
    second.stop();
    await time.advance(0);
    expect([...leaders]).toEqual(["first"]);
    first.stop();
    expect([...leaders]).toEqual([]);
  });

  it("is asked for again when the browser refuses the lock or the store for a moment", async () => {
    let refusals = 2;
    const moody: Pick<LockManager, "request"> = {
      request: ((name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) =>
        refusals-- > 0
          ? Promise.reject(new DOMException("not now", "InvalidStateError"))
          : new FakeLocks().forTab({}).request(name, options, callback)) as LockManager["request"],
    };
    start(lockLeadership(moody, "lead", memoryStore(disk), time, "only"), "only");
    await time.advance(4_000);
    expect([...leaders]).toEqual([]);
    await time.advance(10_000);
    expect([...leaders]).toEqual(["only"]);
  });
});

describe("the lead by a lease, where there are no locks", () => {
  const tab = (name: string) => start(leaseLeadership(memoryStore(disk), time, name), name);

  it("is held by one tab as long as it renews it", async () => {
    tab("first");
    await time.advance(0);
    tab("second");
    await time.advance(120_000);
    expect([...leaders]).toEqual(["first"]);
  });

  it("goes to another tab within 20 seconds after its holder went silent, at once when it is stopped", async () => {
    disk.lease = { holder: "a tab that died", until: NOW + 15_000 };
    const second = tab("second");
    await time.advance(14_000);
    expect([...leaders]).toEqual([]);
    await time.advance(6_000);
    expect([...leaders]).toEqual(["second"]);
    second.stop();
    await time.advance(0);
    expect(disk.lease).toBeUndefined();
  });

  it("is known as lost when another took it meanwhile", async () => {
    tab("first");
    await time.advance(0);
    disk.lease = { holder: "another", until: NOW + 20_000 };
    await time.advance(6_000);
    expect([...leaders]).toEqual([]);
  });
});
