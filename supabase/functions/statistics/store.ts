import type { SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import type { DayWindow } from "../../../src/core/calendar/period.ts";
import type { ScopeOrgan } from "../../../src/core/indicators/placement.ts";
import type { RollupRow } from "../../../src/core/indicators/statistics.ts";
import type { OrganSuccession } from "../../../src/core/indicators/successions.ts";
import { unwrap } from "../_shared/client.ts";

export type Scope = { organId: string; path: string; organs: ScopeOrgan[]; successions: OrganSuccession[] };

/** What the statistics handler needs of the database; tests pass a fake of a few lines. */
export type StatisticsStore = {
  /** The organ asked for with its branch, or null when the caller may not see it. Without an id: his own organ. */
  scope(organ: { id?: string; path?: string }): Promise<Scope | null>;
  facts(indicators: string[], scope: Scope, window: DayWindow, bucket: Bucket): Promise<RollupRow[]>;
  dataSince(): Promise<string | null>;
  now(): string;
};
export type Bucket = "none" | "day" | "month";

const Organ = v.object({ id: v.string(), path: v.string() });
const Fact = v.object({
  indicator_code: v.string(),
  organ_id: v.string(),
  bucket_start: v.string(),
  value: v.number(),
});
const Succession = v.object({
  from_organ_id: v.string(),
  to_organ_id: v.string(),
  effective_on: v.string(),
  from_lives_on: v.boolean(),
});
const PAGE_SIZE = 1000;

/** Reads under the caller's row security. */
export const supabaseStatisticsStore = (client: SupabaseClient): StatisticsStore => ({
  async scope({ id, path }) {
    const root = id ?? (path ? null : await ownOrganId(client));
    const query = client.from("organs").select("id, path");
    const found = v.parse(
      v.array(Organ),
      unwrap(await (root ? query.eq("id", root) : query.eq("path", path))),
    );
    const [organ] = found;
    if (!organ) return null;
    const all = await readAllOrgans(client);
    const successions = v.parse(
      v.array(Succession),
      unwrap(
        await client
          .from("organ_successions")
          .select("from_organ_id, to_organ_id, effective_on, from_lives_on")
          .limit(PAGE_SIZE),
      ),
    );
    return {
      organId: organ.id,
      path: organ.path,
      organs: all.filter((row) => row.path === organ.path || row.path.startsWith(`${organ.path}.`)),
      successions,
    };
  },
  async facts(indicators, scope, window, bucket) {
    const answer = await client.rpc("indicator_fact_list", {
      indicator_codes: indicators,
      root_organ_id: scope.organId,
      from_day: window.from,
      to_day: window.to,
      bucket,
    });
    return v.parse(v.array(Fact), unwrap(answer)).map((fact) => ({
      indicator: fact.indicator_code,
      organ_id: fact.organ_id,
      day: fact.bucket_start,
      value: fact.value,
    }));
  },
  async dataSince() {
    const rows = v.parse(
      v.array(v.object({ day: v.string() })),
      unwrap(await client.from("indicator_days").select("day").order("day").limit(1)),
    );
    return rows[0]?.day ?? null;
  },
  now: () => new Date().toISOString(),
});

async function ownOrganId(client: SupabaseClient): Promise<string | null> {
  const me = v.parse(
    v.object({ organ: v.nullable(v.object({ id: v.string() })) }),
    unwrap(await client.rpc("me")),
  );
  return me.organ?.id ?? null;
}

/** The API answers at most 1,000 rows: read by key until a page is short. */
async function readAllOrgans(client: SupabaseClient): Promise<v.InferOutput<typeof Organ>[]> {
  const all: v.InferOutput<typeof Organ>[] = [];
  for (;;) {
    const query = client.from("organs").select("id, path").order("id").limit(PAGE_SIZE);
    const last = all[all.length - 1];
    const page = v.parse(v.array(Organ), unwrap(await (last ? query.gt("id", last.id) : query)));
    all.push(...page);
    if (page.length < PAGE_SIZE) return all;
  }
}
