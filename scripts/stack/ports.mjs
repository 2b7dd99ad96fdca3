import { createServer } from "node:net";

/**
 * The first free port of this machine's loopback from `first` on; 0 lets the system choose.
 *
 * @param {number} first
 * @param {number} [attempts] how many neighbours to try
 * @returns {Promise<number | null>} null when all of them are taken
 */
export async function freePort(first, attempts = 1) {
  for (let port = first; port < first + attempts; port += 1) {
    const found = await tryPort(port);
    if (found !== null) return found;
  }
  return null;
}

/**
 * @param {number} port
 * @returns {Promise<number | null>}
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const found = typeof address === "object" && address ? address.port : null;
      probe.close(() => resolve(found));
    });
  });
}
