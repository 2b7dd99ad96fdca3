import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Database } from "../../scripts/stack/database.mjs";
import { shortVillageName } from "../../src/core/visits/names.ts";

/** What a page says, told apart into the product's words and what people have typed in. */

const FOREIGN = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** What the product brings with it in both languages: its Chinese is not data. */
const OWN_TABLES = ["indicators", "workflow_transitions"];
const OWN_COLUMNS = ["rules.text_ref"];

/** Every text of the database that holds Chinese, whole, longest first; villages also by the short form of their names. */
export async function typedTexts(database: Pick<Database, "query">): Promise<string[]> {
  const columns = await database.query(
    `select c.table_schema, c.table_name, c.column_name
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'private') and t.table_type = 'BASE TABLE'
       and (c.data_type in ('text', 'jsonb', 'ARRAY'))
       and not c.table_name = any($1) and not c.table_name || '.' || c.column_name = any($2)`,
    [OWN_TABLES, OWN_COLUMNS],
  );
  const texts = new Set<string>();
  for (const { table_schema, table_name, column_name } of columns) {
    const rows = await database.query(
      `select distinct to_jsonb("${String(column_name)}")::text as value
       from "${String(table_schema)}"."${String(table_name)}" where "${String(column_name)}" is not null`,
    );
    for (const { value } of rows) collect(JSON.parse(String(value)), texts);
  }
  for (const text of texts) texts.add(shortVillageName(text));
  return [...texts].sort((a, b) => b.length - a.length);
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "string" && FOREIGN.test(value)) {
    into.add(value.trim());
    for (const line of value.split("\n")) into.add(line.trim());
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      collect(key, into);
      collect(inner, into);
    }
  }
}

/** Beginnings of the keys of all dictionaries: a text such as `rot.kind.cross` is a word that nobody has written. */
function keyBeginnings(): Set<string> {
  const root = new URL("../../src/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".zh.ts"),
  );
  const keys = files.flatMap((path) => [
    ...readFileSync(new URL(path, root), "utf8").matchAll(/^ {2}"(\w+)\./gm),
  ]);
  return new Set(keys.map(([, beginning]) => beginning!));
}

const BEGINNINGS = keyBeginnings();
const KEY = /^([a-z_]+)(?:\.[a-z0-9_]+)+$/;

/** What is wrong with texts on an English page: Chinese that is no data, a sign of Chinese writing, a key for a word. */
export function strayTexts(texts: readonly string[], typed: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => {
    const key = KEY.exec(text);
    if ((key && BEGINNINGS.has(key[1]!)) || /\{\w+\}/.test(text)) return true;
    return FOREIGN.test(text) && FOREIGN.test(withoutTyped(text, typed));
  });
}

function withoutTyped(text: string, typed: readonly string[]): string {
  return typed.reduce((left, each) => (left.includes(each) ? left.split(each).join(" ") : left), text);
}

/** Every text of the page, names of fields and pictures included; papers that are Chinese on purpose say so by `lang`. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isChinesePaper = (element: Element | null) => element?.closest('[lang^="zh"]') !== null;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !isChinesePaper(parent) && !parent.closest("script, style, noscript"))
        texts.push((node.textContent ?? "").trim());
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (isChinesePaper(element)) continue;
      for (const name of ["aria-label", "placeholder", "title", "alt", "label"])
        texts.push((element.getAttribute(name) ?? "").trim());
      if (element instanceof HTMLInputElement && element.type === "text") texts.push(element.value.trim());
    }
    return texts.filter((text) => text !== "");
  });
}
