import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { en as baseEn } from "./base.en.ts";
import { zh as baseZh } from "./base.zh.ts";
import { en as sharedEn } from "./en.ts";
import { en } from "./refusals.en.ts";
import { zh } from "./refusals.zh.ts";
import { zh as sharedZh } from "./zh.ts";

const MIGRATIONS = new URL("../../../supabase/migrations/", import.meta.url);

/** Refused before anybody is signed in: the words come with the pages of the session. */
const BEFORE_SIGN_IN = ["invitation_invalid"];

describe("every code with which the database refuses a command", () => {
  const codes = [...refusalCodes()].filter((code) => !BEFORE_SIGN_IN.includes(code));

  test("is found in the migrations, those that are put together there as well", () => {
    expect(codes).toEqual(
      expect.arrayContaining(["organ_not_found", "already_exists", "rotation_own_unit", "forbidden"]),
    );
  });

  test.each([
    ["Chinese", { ...baseZh, ...sharedZh, ...zh }],
    ["English", { ...baseEn, ...sharedEn, ...en }],
  ])("says in %s what is wrong and what to do next", (_, words) => {
    const known = new Map<string, string>(Object.entries(words));
    const wanted = codes.flatMap((code) => [`error.${code}`, `error.${code}.next`]);
    expect(wanted.filter((key) => !known.get(key))).toEqual([]);
  });
});

function refusalCodes(): Set<string> {
  const sql = readdirSync(MIGRATIONS)
    .map((file) => readFileSync(new URL(file, MIGRATIONS), "utf8"))
    .join("\n");
  const codes = new Set<string>();
  for (const pattern of [/\brefuse\(\s*'([a-z_]+)'\s*[,)]/g, /\bmessage = '([a-z_]+)'/g]) {
    for (const [, code = ""] of sql.matchAll(pattern)) codes.add(code);
  }
  for (const [, code = ""] of bodyOf(sql, "refusal_code").matchAll(/(?:then|else) '([a-z_]+)'/g))
    codes.add(code);
  for (const [, code = ""] of bodyOf(sql, "rotation_breach").matchAll(/'([a-z_]+): '/g))
    codes.add(`rotation_${code}`);
  return codes;
}

function bodyOf(sql: string, name: string): string {
  const start = sql.indexOf(`function private.${name}(`);
  return sql.slice(start, sql.indexOf("\n$$;", start));
}
