import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { send } from "../../lib/commands.ts";
import { signedIn } from "../../lib/session.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import type { INSPECTION_KINDS } from "./documents.ts";

/** What is needed to order an inspection: units, villages, people, and the lists in force. */

const Choices = v.object({
  units: v.array(v.object({ id: v.string(), name: v.string(), division_code: v.nullable(v.string()) })),
  officers: v.array(
    v.object({ id: v.string(), name: v.string(), post: v.nullable(v.string()), organ_id: v.string() }),
  ),
  organs: v.record(v.string(), v.string()),
  checklists: v.array(v.object({ versionId: v.string(), name: v.string(), version: v.number() })),
});
export type Choices = v.InferOutput<typeof Choices>;

const PAGE = 1_000;

/** Everybody in office; the API answers a thousand rows at a time. */
async function allOfficers(signal: AbortSignal): Promise<unknown[]> {
  const client = await supabase();
  const rows: unknown[] = [];
  for (let from = 0; ; from += PAGE) {
    const page: unknown[] = unwrap(
      await client
        .from("officers")
        .select("id, name, post, organ_id")
        .is("left_on", null)
        .order("name")
        .order("id")
        .range(from, from + PAGE - 1)
        .abortSignal(signal),
    );
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

export const orderChoicesQuery = () =>
  queryOptions({
    queryKey: ["inspections", "order", "choices"] as const,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const [organs, officers, versions] = await Promise.all([
        client
          .from("organs")
          .select("id, name, kind, division_code")
          .is("valid_to", null)
          .order("path")
          .abortSignal(signal),
        allOfficers(signal),
        client
          .from("checklist_versions")
          .select("id, version, checklists(name)")
          .eq("state", "published")
          .abortSignal(signal),
      ]);
      const listed = v.parse(v.array(OrganRow), unwrap(organs));
      return v.parse(Choices, {
        units: listed.filter(({ kind }) => kind === "township_commission"),
        officers,
        organs: Object.fromEntries(listed.map(({ id, name }) => [id, name])),
        checklists: v
          .parse(v.array(VersionRow), unwrap(versions))
          .map(({ id, version, checklists }) => ({ versionId: id, version, name: checklists.name })),
      });
    },
  });

const OrganRow = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  division_code: v.nullable(v.string()),
});
const VersionRow = v.object({
  id: v.string(),
  version: v.number(),
  checklists: v.object({ name: v.string() }),
});

const Village = v.object({ code: v.string(), name: v.string() });

export const unitVillagesQuery = (townshipCode: string) =>
  queryOptions({
    queryKey: ["inspections", "order", "villages", townshipCode] as const,
    enabled: townshipCode !== "",
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("divisions")
        .select("code, name")
        .eq("parent_code", townshipCode)
        .is("valid_to", null)
        .order("code")
        .abortSignal(signal);
      return v.parse(v.array(Village), unwrap(answer));
    },
  });

/** Organs in whose name this person may order; the database decides. */
export const orderingOrgans = () => {
  const planning = signedIn().roles.filter(({ role }) =>
    ["administrator", "area_coordinator", "office_officer"].includes(role),
  );
  return [...new Map(planning.map(({ organ_id, organ_name }) => [organ_id, organ_name]))].map(
    ([value, label]) => ({ value, label }),
  );
};

export interface Order {
  readonly kind: Exclude<(typeof INSPECTION_KINDS)[number], "cross">;
  readonly name: string;
  readonly organ_id: string;
  readonly inspecting_organ_id: string;
  readonly village_code: string | null;
  readonly checklist_version_id: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly release_at: string | null;
  readonly members: readonly string[];
}

export const orderInspection = (id: string, order: Order): Promise<unknown> =>
  send("order_inspection", order, { id });
