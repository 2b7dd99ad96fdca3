import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { supabase } from "../../lib/supabase.ts";
import { readPages } from "../../lib/read-pages.ts";

/** Organs, people and places that a rotation may be made of. */

const Organ = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.string(),
  division_code: v.nullable(v.string()),
  path: v.string(),
});
export type Organ = v.InferOutput<typeof Organ>;
const Officer = v.object({
  id: v.string(),
  name: v.string(),
  organ_id: v.string(),
  post: v.string(),
  availability: v.string(),
  skills: v.array(v.string()),
});
export type Officer = v.InferOutput<typeof Officer>;
const Village = v.object({ code: v.string(), name: v.string(), parent_code: v.nullable(v.string()) });
export type Village = v.InferOutput<typeof Village>;
const Group = v.object({ id: v.string(), name: v.string(), organ_id: v.string() });
const GroupMember = v.object({ group_id: v.string(), organ_id: v.string() });
export type AreaGroup = { id: string; name: string; organ_ids: string[] };

export const directoryQuery = () =>
  queryOptions({
    queryKey: ["rotations", "directory"],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const organs = () =>
        client
          .from("organs")
          .select("id, name, kind, division_code, path")
          .is("valid_to", null)
          .order("division_code")
          .order("id");
      const officers = () =>
        client
          .from("officers")
          .select("id, name, organ_id, post, availability, skills")
          .is("left_on", null)
          .order("id");
      const [known, people] = await Promise.all([
        readPages((from, to) => organs().range(from, to).abortSignal(signal), Organ),
        readPages((from, to) => officers().range(from, to).abortSignal(signal), Officer),
      ]);
      return { organs: known, officers: people };
    },
  });

/** Villages of a county, by the first six digits of its code. */
export const villagesQuery = (prefix: string) =>
  queryOptions({
    queryKey: ["rotations", "villages", prefix],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      const villages = () =>
        client
          .from("divisions")
          .select("code, name, parent_code")
          .gte("code", prefix.padEnd(12, "0"))
          .lte("code", prefix.padEnd(12, "9"))
          .eq("level", "village")
          .is("valid_to", null)
          .order("code");
      return readPages((from, to) => villages().range(from, to).abortSignal(signal), Village);
    },
  });

/** Area groups with the organs that belong to them on a day. */
export const groupsQuery = (day: string) =>
  queryOptions({
    queryKey: ["rotations", "groups", day],
    queryFn: async ({ signal }): Promise<AreaGroup[]> => {
      const client = await supabase();
      const groups = () =>
        client.from("area_groups").select("id, name, organ_id").is("valid_to", null).order("name");
      const members = () =>
        client
          .from("area_group_members")
          .select("group_id, organ_id")
          .contains("during", `[${day},${day}]`)
          .order("id");
      const [all, belonging] = await Promise.all([
        readPages((from, to) => groups().range(from, to).abortSignal(signal), Group),
        readPages((from, to) => members().range(from, to).abortSignal(signal), GroupMember),
      ]);
      return all.map(({ id, name }) => ({
        id,
        name,
        organ_ids: belonging.filter(({ group_id }) => group_id === id).map(({ organ_id }) => organ_id),
      }));
    },
  });
