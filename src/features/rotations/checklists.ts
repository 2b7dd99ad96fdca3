import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { supabase, unwrap } from "../../lib/supabase.ts";
import { readPages } from "../../lib/read-pages.ts";

/** Checklists that the inspections of a rotation go through. */

const Version = v.object({ id: v.string(), version: v.number(), checklists: v.object({ name: v.string() }) });
export interface Checklist {
  readonly versionId: string;
  readonly version: number;
  readonly name: string;
}

const checklistOf = ({ id, version, checklists }: v.InferOutput<typeof Version>): Checklist => ({
  versionId: id,
  version,
  name: checklists.name,
});

/** The versions in force, by name. */
export const checklistsQuery = () =>
  queryOptions({
    queryKey: ["rotations", "checklists"],
    queryFn: async ({ signal }): Promise<Checklist[]> => {
      const client = await supabase();
      const published = () =>
        client
          .from("checklist_versions")
          .select("id, version, checklists(name)")
          .eq("state", "published")
          .order("id");
      const versions = await readPages(
        (from, to) => published().range(from, to).abortSignal(signal),
        Version,
      );
      return versions.map(checklistOf).sort((a, b) => a.name.localeCompare(b.name, "zh-CN"));
    },
  });

const PlanVersion = v.object({ checklist_versions: v.nullable(Version) });

/** What the inspections of a plan go through; null when nothing was chosen or the plan cannot be seen. */
export const planChecklistQuery = (planId: string) =>
  queryOptions({
    queryKey: ["rotations", "plan", planId, "checklist"],
    queryFn: async ({ signal }): Promise<Checklist | null> => {
      const client = await supabase();
      const answer = await client
        .from("rotation_plans")
        .select("checklist_versions(id, version, checklists(name))")
        .eq("id", planId)
        .abortSignal(signal);
      const [plan] = v.parse(v.array(PlanVersion), unwrap(answer));
      return plan?.checklist_versions ? checklistOf(plan.checklist_versions) : null;
    },
  });
