import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import { runtimeConfig } from "./config.ts";
import { fromDatabase, fromFunction } from "./answers.ts";
import { type AppError, toAppError } from "./errors.ts";
import { AUTH_STORAGE_KEY } from "./auth-storage.ts";

let pending: Promise<SupabaseClient> | undefined;

/**
 * The one client. It is fetched on first use, so the login page paints before it; a failed attempt is not
 * remembered, so the next call tries again.
 */
export function supabase(): Promise<SupabaseClient> {
  pending ??= connect().catch((error: unknown) => {
    pending = undefined;
    throw toAppError(error);
  });
  return pending;
}

async function connect(): Promise<SupabaseClient> {
  const [{ createClient }, config] = await Promise.all([import("@supabase/supabase-js"), runtimeConfig()]);
  return createClient(config.supabaseUrl, config.publishableKey, {
    // Trying again is for the query client, which knows whether there is a network; both at once would keep a page waiting.
    db: { retry: false },
    auth: {
      storageKey: AUTH_STORAGE_KEY,
      persistSession: true,
      autoRefreshToken: true,
      detectSessionInUrl: true,
    },
  });
}

interface Answer {
  data: unknown;
  error: object | null;
  status?: number;
}

/**
 * The bridge from supabase-js, which returns its errors, to code that throws them.
 * @throws {AppError} when the answer carries an error.
 */
export function unwrap<A extends Answer>(answer: A): Extract<A, { error: null }>["data"] {
  if (answer.error) throw fromDatabase(answer.error, answer.status);
  return answer.data;
}

/**
 * Call an edge function and check its answer.
 * @throws {AppError} with the function's own code, read from the body that `functions.invoke` hides in `error.context`.
 */
export async function callFunction<S extends v.GenericSchema>(
  name: string,
  body: object,
  schema: S,
  options: { signal?: AbortSignal } = {},
): Promise<v.InferOutput<S>> {
  const client = await supabase();
  const { data, error } = await client.functions.invoke<unknown>(name, {
    body: { ...body },
    signal: options.signal,
  });
  if (error) throw await functionError(error);
  return v.parse(schema, data);
}

async function functionError(error: unknown): Promise<AppError> {
  const context = error instanceof Error && "context" in error ? error.context : undefined;
  if (!(context instanceof Response))
    return context instanceof Error ? toAppError(context) : fromFunction(0, null);
  const text = await context.text();
  return fromFunction(context.status, parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
