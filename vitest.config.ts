import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

// Vitest's reporter prints failures with Map.groupBy, which Node 20 lacks.
if (!("groupBy" in Map)) Object.defineProperty(Map, "groupBy", { value: groupBy });

function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

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
