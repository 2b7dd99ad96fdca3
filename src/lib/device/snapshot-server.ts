import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import type { Json } from "../../core/json.ts";
import { supabase, unwrap } from "../supabase.ts";
import type { FetchChanges, FetchPage } from "./snapshot-sync.ts";

const AnyJson = v.custom<Json>(() => true);

const Page = v.object({
  epoch: v.string(),
  rows: v.array(v.object({ id: v.string(), data: AnyJson })),
  cursor: AnyJson,
  done: v.boolean(),
  full: v.boolean(),
});

const TIMEOUT_MS = 60_000;

type Connect = () => Promise<SupabaseClient>;

/** Pages of `sync_page`: what row security shows to the caller, and only what changed since the cursor. */
export const serverPages =
  (connect: Connect = supabase): FetchPage =>
  ({ table, cursor, limit, signal }) =>
    ask(connect, "sync_page", { table_name: table, cursor, page_size: limit }, Page, signal);

/** The same of several tables at once. */
export const serverChanges =
  (connect: Connect = supabase): FetchChanges =>
  ({ cursors, limit, signal }) =>
    ask(connect, "sync_changes", { cursors, page_size: limit }, v.record(v.string(), Page), signal);

async function ask<S extends v.GenericSchema>(
  connect: Connect,
  name: string,
  args: object,
  schema: S,
  signal: AbortSignal,
): Promise<v.InferOutput<S>> {
  const client = await connect();
  const deadline = withDeadline(signal);
  try {
    return v.parse(schema, unwrap(await client.rpc(name, args).abortSignal(deadline.signal)));
  } finally {
    deadline.cancel();
  }
}

function withDeadline(signal: AbortSignal): { readonly signal: AbortSignal; cancel(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT_MS);
  signal.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    cancel: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
