import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import type { Json } from "../../core/json.ts";
import { supabase, unwrap } from "../supabase.ts";
import type { FetchPage } from "./snapshot-sync.ts";

const AnyJson = v.custom<Json>(() => true);

const Page = v.object({
  epoch: v.string(),
  rows: v.array(v.object({ id: v.string(), data: AnyJson })),
  cursor: AnyJson,
  done: v.boolean(),
  full: v.boolean(),
});

const TIMEOUT_MS = 60_000;

/** Pages of `sync_page`: what row security shows to the caller, and only what changed since the cursor. */
export function serverPages(connect: () => Promise<SupabaseClient> = supabase): FetchPage {
  return async ({ table, cursor, limit, signal }) => {
    const client = await connect();
    const deadline = withDeadline(signal);
    try {
      const call = client.rpc("sync_page", { table_name: table, cursor, page_size: limit });
      return v.parse(Page, unwrap(await call.abortSignal(deadline.signal)));
    } finally {
      deadline.cancel();
    }
  };
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
