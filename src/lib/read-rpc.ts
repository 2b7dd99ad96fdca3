import * as v from "valibot";
import { supabase, unwrap } from "./supabase.ts";

/** Call a read of the database and check its answer. */
export async function readRpc<S extends v.GenericSchema>(
  name: string,
  args: object,
  schema: S,
  signal?: AbortSignal,
): Promise<v.InferOutput<S>> {
  const client = await supabase();
  const call = client.rpc(name, args);
  return v.parse(schema, unwrap(await (signal ? call.abortSignal(signal) : call)));
}

const PAGE_SIZE = 50;

/** One page of a list; `total` comes with the first page only. */
export const pageOf = <S extends v.GenericSchema>(row: S) =>
  v.object({ rows: v.array(row), next: v.nullable(v.string()), total: v.nullable(v.number()) });

/** One page of a list that the database pages by a key: `after` is what the page before called `next`. */
export const readPage = <S extends v.GenericSchema>(
  name: string,
  filters: object,
  row: S,
  after: string | null,
  signal: AbortSignal,
) => readRpc(name, { filters, after, page_size: PAGE_SIZE }, pageOf(row), signal);
