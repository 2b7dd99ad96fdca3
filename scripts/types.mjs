import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateTypescript, sortGeneratorMetadata } from "@supabase/postgrest-typegen/generation";
import { introspect } from "@supabase/postgrest-typegen/introspection";
import { ROOT } from "./stack/paths.mjs";
import { openTemplate } from "./stack/template.mjs";

// npm run types: write src/lib/database.types.ts from the migrations. With --check: only say whether it is current.

const TYPES = join(ROOT, "src/lib/database.types.ts");

const generated = await generate();
const current = await readFile(TYPES, "utf8").catch(() => "");
if (!process.argv.includes("--check")) {
  await writeFile(TYPES, generated);
} else if (current !== generated) {
  console.error("src/lib/database.types.ts does not fit the migrations: run npm run types");
  process.exitCode = 1;
}

async function generate() {
  const database = await openTemplate("migrated");
  try {
    const metadata = await introspect(
      { query: async (sql) => ({ rows: await database.query(sql) }) },
      { includedSchemas: ["public"] },
    );
    return await generateTypescript(sortGeneratorMetadata(metadata), { postgrestVersion: "13" });
  } finally {
    await database.close();
  }
}
