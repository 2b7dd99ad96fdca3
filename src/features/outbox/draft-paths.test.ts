import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DRAFT_PATHS } from "./draft-paths.ts";

const FEATURES = new URL("../", import.meta.url).pathname;
const ROUTES = new URL("../../app/routes.tsx", import.meta.url);

test("every draft that a form keeps can be gone on with before signing out", () => {
  const sources = readdirSync(FEATURES, { encoding: "utf8", recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(FEATURES + name, "utf8"));
  const kept = sources.flatMap((source) =>
    [...source.matchAll(/makeKeptDraft\(\s*"([^"]+)"/g)].map(([, name]) => name),
  );
  expect(new Set(kept)).toEqual(new Set(Object.keys(DRAFT_PATHS)));
});

test.each(Object.entries(DRAFT_PATHS))("%s leads to a page that there is", (_name, path) => {
  expect(readFileSync(ROUTES, "utf8")).toContain(`path: "${path}"`);
});
