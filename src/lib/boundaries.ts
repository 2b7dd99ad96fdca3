import * as v from "valibot";
import { DivisionBoundary } from "../core/boundaries.ts";
import { supabase, unwrap } from "./supabase.ts";

/** Query keys of uploaded boundaries; an upload makes all of them stale. */
export const boundaryKeys = {
  all: ["boundaries"] as const,
  of: (codes: readonly string[]) => ["boundaries", ...codes] as const,
};

/** Boundaries of these divisions, of those that have one. */
export async function readBoundaries(
  codes: readonly string[],
  signal: AbortSignal,
): Promise<DivisionBoundary[]> {
  if (codes.length === 0) return [];
  const client = await supabase();
  const rows = await client
    .from("boundaries")
    .select("division_code, attribution, geojson")
    .in("division_code", codes)
    .order("division_code")
    .abortSignal(signal);
  return v.parse(v.array(DivisionBoundary), unwrap(rows));
}
