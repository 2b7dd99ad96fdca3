import { parseArgs } from "node:util";
import { ensureInstalled } from "./install.mjs";

// npm start and npm run dev: the whole of Liandong on this machine. Options: --port N, --reset.

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      reset: { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
    },
  });
  if (values.port !== undefined && !/^[1-9]\d{0,4}$/.test(values.port)) {
    throw new Error(`--port ${values.port} is not a port number`);
  }
  ensureInstalled();
  const { run } = await import("./stack/run.mjs");
  await run({ ...values, port: values.port === undefined ? null : Number(values.port) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
