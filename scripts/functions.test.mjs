import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./stack/paths.mjs";
import { parseToml } from "./stack/toml.mjs";

const folder = join(ROOT, "supabase/functions");
/** @type {Record<string, string>} */
const imports = JSON.parse(readFileSync(join(folder, "deno.json"), "utf8")).imports;
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
  .map((entry) => entry.name);

describe("the edge functions", () => {
  it("are all named in config.toml, checked for a token, with the common imports", () => {
    const config = parseToml(readFileSync(join(ROOT, "supabase/config.toml"), "utf8"));
    const configured = /** @type {Record<string, object>} */ (config["functions"]);
    expect(Object.keys(configured)).toEqual(expect.arrayContaining(names));
    for (const [name, settings] of Object.entries(configured)) {
      expect(settings).toEqual({
        enabled: true,
        verify_jwt: true,
        import_map: "./functions/deno.json",
        entrypoint: `./functions/${name}/index.ts`,
      });
    }
  });

  it("use the very versions that the rest of the product uses", () => {
    for (const [name, specifier] of Object.entries(imports)) {
      const { version } = JSON.parse(readFileSync(join(ROOT, `node_modules/${name}/package.json`), "utf8"));
      expect(specifier).toBe(`npm:${name}@${version}`);
    }
  });

  it("import nothing by a bare name that has no pin, and every file by its whole name", () => {
    const seen = new Set(names.map((name) => join(folder, name, "index.ts")));
    /** @type {string[]} */
    const refused = [];
    for (const path of seen) {
      for (const specifier of importsOf(path)) {
        const isFile = specifier.startsWith(".");
        if (isFile ? !specifier.endsWith(".ts") : !imports[specifier]) refused.push(`${path}: ${specifier}`);
        else if (isFile) seen.add(join(path, "..", specifier));
      }
    }
    expect(refused).toEqual([]);
  });
});

/**
 * What a module imports at run time; types are gone by then.
 *
 * @param {string} path
 * @returns {string[]}
 */
function importsOf(path) {
  const source = readFileSync(path, "utf8");
  const statements = source.matchAll(
    /^\s*(?:import|export)\s+(?!type\b)[^;]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...statements].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "");
}
