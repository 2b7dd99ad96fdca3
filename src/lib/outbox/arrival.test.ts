import { describe, expect, it } from "vitest";
import { arrival } from "./arrival.ts";
import type { Entry } from "./entry.ts";
import { FRESH_LINK } from "./machine.ts";
import { entry, idOf, NOW } from "./testing/make.ts";
import { settled, VirtualTime } from "./testing/virtual-time.ts";

function queueOf(present: Entry) {
  let [held, tell]: [Entry, () => void] = [present, () => undefined];
  const discarded: string[] = [];
  return {
    discarded,
    become: (next: Entry) => {
      held = next;
      tell();
    },
    outbox: {
      view: async () => ({
        open: held.state === "sent" ? [] : [held],
        held: new Set<string>(),
        link: FRESH_LINK,
      }),
      sent: async () => (held.state === "sent" ? [held] : []),
      discard: async (id: string) => void discarded.push(id),
      subscribe: (listener: () => void) => ((tell = listener), () => (tell = () => undefined)),
    },
  };
}

describe("saving where the browser keeps nothing", () => {
  it("succeeds once the server has it", async () => {
    const queue = queueOf(entry(1));
    const saving = arrival(queue.outbox, idOf(1), new VirtualTime(NOW));
    await settled();
    queue.become(entry(1, { state: "sent", receipt: { receivedAt: NOW, result: null } }));
    await expect(saving).resolves.toMatchObject({ id: idOf(1), state: "sent" });
  });

  it("fails with the server's reason, and forgets the entry: the screen still holds the text", async () => {
    const queue = queueOf(entry(1));
    const saving = arrival(queue.outbox, idOf(1), new VirtualTime(NOW));
    const refusal = { code: "village_not_found", detail: null, at: NOW };
    queue.become(entry(1, { state: "refused", refusal }));
    await expect(saving).rejects.toMatchObject({ code: "village_not_found" });
    await settled();
    expect(queue.discarded).toEqual([idOf(1)]);
  });

  it("fails plainly when no answer comes, and says nothing later", async () => {
    const time = new VirtualTime(NOW);
    const queue = queueOf(entry(1));
    const saving = arrival(queue.outbox, idOf(1), time);
    const inVain = expect.objectContaining({ code: "storage_unavailable" });
    await Promise.all([expect(saving).rejects.toEqual(inVain), time.advance(30_000)]);
    expect(queue.discarded).toEqual([]);
  });
});
