import { defineConfig } from "vitest/config";
import "./vitest.config.ts";

// Tests against the running stack: API, row security and edge functions together. They are run on the embedded
// database, and again on a PostgreSQL server when TEST_POSTGRES_URL names one.
export default defineConfig({
  test: {
    include: ["tests/stack/**/*.test.ts"],
    environment: "node",
    globalSetup: "./tests/stack/global-setup.ts",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
