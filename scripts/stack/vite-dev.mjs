import { ROOT } from "./paths.mjs";

/** @import { Server } from "node:http" */
/** @import { Handler } from "./server.mjs" */

/**
 * The app from its sources, with hot reload over the stack's own server.
 *
 * @param {() => Server} server
 * @returns {Promise<Handler>}
 */
export async function createDevPages(server) {
  const { createServer } = await import("vite");
  /** @type {import("vite").ViteDevServer | undefined} */
  let vite;
  return async (request, response) => {
    vite ??= await createServer({
      root: ROOT,
      appType: "spa",
      server: { middlewareMode: true, hmr: { server: server() } },
    });
    vite.middlewares(request, response);
  };
}
