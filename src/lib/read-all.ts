import * as v from "valibot";
import { supabase, unwrap } from "./supabase.ts";

const PAGE_SIZE = 1000;

/** Reads a whole table by its key until a page is short: the API answers at most 1,000 rows at once. */
export async function readAll<Key extends string, S extends v.GenericSchema<unknown, Record<Key, string>>>(
  table: string,
  key: Key,
  columns: string,
  schema: S,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>[]> {
  const client = await supabase();
  const all: v.InferOutput<S>[] = [];
  for (;;) {
    let query = client.from(table).select(columns).order(key).limit(PAGE_SIZE);
    const last = all[all.length - 1];
    if (last) query = query.gt(key, last[key]);
    const page = v.parse(v.array(schema), unwrap(await (signal ? query.abortSignal(signal) : query)));
    all.push(...page);
    if (page.length < PAGE_SIZE) return all;
  }
}
