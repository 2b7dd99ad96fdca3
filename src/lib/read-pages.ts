import * as v from "valibot";
import { unwrap } from "./supabase.ts";

const PAGE_SIZE = 1000;

/** Rows in the order of a key, page by page: the API answers at most 1,000 at once. */
export async function readPages<T>(
  page: (from: number, to: number) => PromiseLike<{ data: unknown; error: object | null; status: number }>,
  schema: v.GenericSchema<unknown, T>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const answer = await page(all.length, all.length + PAGE_SIZE - 1);
    const rows = v.parse(v.array(schema), unwrap(answer));
    all.push(...rows);
    if (rows.length < PAGE_SIZE) return all;
  }
}
