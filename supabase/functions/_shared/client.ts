import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { Refusal } from "./http.ts";

/** A client that acts as the caller: his token goes along, so row-level security decides what it sees. */
export function callerClient(request: Request): SupabaseClient {
  const authorization = request.headers.get("authorization");
  if (!authorization) throw new Refusal(401, "session_expired", "No authorization header");
  const key = Deno.env.get("SUPABASE_PUBLISHABLE_KEY") ?? Deno.env.get("SUPABASE_ANON_KEY") ?? "";
  return createClient(Deno.env.get("SUPABASE_URL") ?? "", key, {
    global: { headers: { authorization } },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

type Answer<T> = {
  data: T;
  error: { code?: string; message: string; details?: string | null } | null;
  status: number;
};

/**
 * The bridge from supabase-js, which returns its errors, to code that throws them.
 * A command's refusal (P0001) keeps its code; a lost session and a missing right keep their status.
 */
export function unwrap<T>(answer: Answer<T>): NonNullable<T> {
  const { error, data, status } = answer;
  if (!error) return data as NonNullable<T>;
  if (error.code === "P0001") throw new Refusal(409, error.message, error.details ?? "");
  if (error.code === "42501") throw new Refusal(403, "forbidden", "Row security refused");
  if (status === 401) throw new Refusal(401, "session_expired", "The token is not accepted");
  throw new Error(`database ${error.code ?? status}`);
}
