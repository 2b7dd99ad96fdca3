import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { CheckBody, type ChecklistBody, ItemBody } from "../../core/checklists/checklist.schema.ts";
import { send } from "../../lib/commands.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";

/** The checklists of the product and of one's own organs, with their versions. */

export const checklistKeys = {
  all: ["checklists"] as const,
  list: () => ["checklists", "list"] as const,
  one: (id: string) => ["checklists", "one", id] as const,
  version: (id: string, revision: number) => ["checklists", "version", id, revision] as const,
};

const Version = v.object({
  id: v.string(),
  version: v.number(),
  state: v.picklist(["draft", "published", "retired"]),
  published_at: v.nullable(v.string()),
  revision: v.number(),
});
export type Version = v.InferOutput<typeof Version>;

const Listed = v.pipe(
  v.object({
    id: v.string(),
    organ_id: v.nullable(v.string()),
    name: v.string(),
    topic: v.string(),
    checklist_versions: v.array(Version),
  }),
  v.transform(({ checklist_versions, ...list }) => ({
    ...list,
    versions: [...checklist_versions].sort((a, b) => b.version - a.version),
  })),
);
export type ListedChecklist = v.InferOutput<typeof Listed>;

const LIST_COLUMNS =
  "id, organ_id, name, topic, checklist_versions(id, version, state, published_at, revision)";

export const checklistsQuery = () =>
  queryOptions({
    queryKey: checklistKeys.list(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("checklists")
        .select(LIST_COLUMNS)
        .order("organ_id", { nullsFirst: false })
        .order("name")
        .abortSignal(signal);
      return v.parse(v.array(Listed), unwrap(answer));
    },
  });

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: checklistKeys.one(id),
    enabled: id !== "",
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const answer = await client
        .from("checklists")
        .select(LIST_COLUMNS)
        .eq("id", id)
        .abortSignal(signal)
        .maybeSingle();
      return v.parse(v.nullable(Listed), unwrap(answer));
    },
  });

const Content = v.object({ items: v.array(ItemBody), checks: v.array(CheckBody) });
export type Content = v.InferOutput<typeof Content>;

/** What a version says; a draft that somebody saved again is another answer. */
export const versionQuery = (id: string, revision = 1) =>
  queryOptions({
    queryKey: checklistKeys.version(id, revision),
    enabled: id !== "",
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const read = (table: "checklist_items" | "checklist_checks") =>
        client.from(table).select().eq("version_id", id).order("position").abortSignal(signal);
      const [items, checks] = await Promise.all([read("checklist_items"), read("checklist_checks")]);
      return v.parse(Content, { items: unwrap(items), checks: unwrap(checks) });
    },
  });

/** What an editor begins with: the draft when there is one, else the version in force. */
export const currentVersion = (list: ListedChecklist | null | undefined): Version | undefined =>
  list?.versions.find(({ state }) => state === "draft") ??
  list?.versions.find(({ state }) => state === "published");

/** The version that a save replaces; whoever saved another one meanwhile is named by the refusal. */
export interface Base {
  readonly version_id: string;
  readonly revision: number;
}
export const baseOf = (list: ListedChecklist | null | undefined): Base | null => {
  const version = currentVersion(list);
  return version ? { version_id: version.id, revision: version.revision } : null;
};

/** Who may write lists, and for which organs: a courtesy, the database decides. */
export const writingOrgans = () =>
  signedIn().roles.filter(({ role }) =>
    ["administrator", "area_coordinator", "office_officer"].includes(role),
  );
export const mayWriteLists = () =>
  !signedIn().seeingAs && hasRole("administrator", "area_coordinator", "office_officer");

const Saved = v.object({ checklist_id: v.string(), version_id: v.string(), version: v.number() });

export const saveChecklist = (
  id: string,
  body: ChecklistBody,
  about: { checklistId: string | null; base: Base | null; organId: string; publish: boolean },
) =>
  send(
    "save_checklist",
    {
      ...(about.checklistId && { checklist_id: about.checklistId }),
      ...(about.checklistId && about.base && { base: { ...about.base } }),
      organ_id: about.organId,
      ...body,
      publish: about.publish,
    },
    { id, result: Saved },
  );
