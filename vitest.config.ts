import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

// Unit tests live beside their code. Those that need a DOM say so in their first line:
// `// @vitest-environment jsdom`.
export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ["development", "browser"] },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "supabase/functions/**/*.test.ts", "scripts/**/*.test.{ts,mjs}"],
    environment: "node",
    testTimeout: 60_000,
  },
});
