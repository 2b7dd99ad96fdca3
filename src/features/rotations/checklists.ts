import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { today } from "../../lib/clock.ts";
import { send } from "../../lib/commands.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";
import type { PlanRecord } from "./data.ts";
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

/** The checklist can be another until the first inspection begins; a courtesy, the database decides. */
export const mayChangeChecklist = ({ plan, rounds, assignments }: PlanRecord): boolean =>
  plan.state === "draft" ||
  rounds.every(
    ({ round, starts_on }) => starts_on > today() || assignments.every((visit) => visit.round !== round),
  );

export const setPlanChecklist = (
  { id, version }: Pick<PlanRecord["plan"], "id" | "version">,
  versionId: string,
): Promise<unknown> =>
  send("set_rotation_checklist", { plan_id: id, version, checklist_version_id: versionId || null });
