import { connect, createServer } from "node:net";

// A slow line for measurements: what goes through it waits as on a mobile network at the edge of its reach. Chromium
// slows requests down but loses no packets, and the kernel's own emulator needs rights that a test run has not.

const SEGMENT_BYTES = 1460;

/**
 * A proxy for TCP on a free port. Each direction has its bandwidth and its half of the latency; a segment that is lost
 * arrives one retransmission later, and what follows it on the same connection waits for it, as TCP delivers in order.
 * A new connection waits for its handshake. The line is fast until it is told to be slow.
 *
 * @param {object} line
 * @param {number} line.targetPort
 * @param {number} line.kbitPerS
 * @param {number} line.latencyMs there and back
 * @param {number} line.lossPct of the segments
 * @param {() => number} line.random uniform in [0, 1)
 */
export async function startSlowLine({ targetPort, kbitPerS, latencyMs, lossPct, random }) {
  const count = { up: 0, down: 0, lost: 0 };
  let isSlow = false;
  /** @type {Set<import("node:net").Socket>} */
  const sockets = new Set();
  const bytesPerMs = kbitPerS / 8;
  const isLost = () => random() * 100 < lossPct;

  /** @param {"up" | "down"} direction */
  const createPipe = (direction) => {
    let lineFreeAt = 0;
    return (/** @type {import("node:net").Socket} */ from, /** @type {import("node:net").Socket} */ to) => {
      let arrivesAfter = 0;
      let pending = 0;
      let hasEnded = false;
      const endWhenDone = () => hasEnded && pending === 0 && to.end();
      from.on("data", (/** @type {Buffer} */ chunk) => {
        count[direction] += chunk.length;
        if (!isSlow) return void to.write(chunk);
        for (let start = 0; start < chunk.length; start += SEGMENT_BYTES) {
          const segment = chunk.subarray(start, start + SEGMENT_BYTES);
          const now = performance.now();
          lineFreeAt = Math.max(now, lineFreeAt) + segment.length / bytesPerMs;
          let arrival = lineFreeAt + latencyMs / 2;
          // One round trip until the loss is noticed, twice as long for each further one (RFC 6298).
          for (let wait = latencyMs; isLost(); wait *= 2) {
            count.lost += 1;
            arrival += wait;
          }
          arrivesAfter = Math.max(arrivesAfter, arrival);
          pending += 1;
          setTimeout(() => {
            pending -= 1;
            if (!to.destroyed) to.write(segment);
            endWhenDone();
          }, arrivesAfter - now);
        }
      });
      from.on("end", () => {
        hasEnded = true;
        endWhenDone();
      });
      from.on("error", () => to.destroy());
    };
  };
  const [up, down] = [createPipe("up"), createPipe("down")];

  const server = createServer((client) => {
    client.pause();
    sockets.add(client);
    client.on("close", () => sockets.delete(client));
    setTimeout(
      () => {
        const upstream = connect(targetPort, "127.0.0.1");
        up(client, upstream);
        down(upstream, client);
        client.resume();
      },
      isSlow ? latencyMs : 0,
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    count,
    slow: () => (isSlow = true),
    reset: () => Object.assign(count, { up: 0, down: 0, lost: 0 }),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
