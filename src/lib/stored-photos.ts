import { queryOptions } from "@tanstack/solid-query";
import { toAppError } from "./errors.ts";
import { PHOTO_BUCKET } from "./outbox/storage-upload.ts";
import { supabase } from "./supabase.ts";

/** Which pictures have arrived in a folder, for whoever may see what they belong to. */
export const photosQuery = (folder: string) =>
  queryOptions({
    queryKey: ["photos", folder],
    retry: false,
    queryFn: async () => {
      const { data: files, error } = await (await supabase()).storage.from(PHOTO_BUCKET).list(folder);
      if (error) throw toAppError(error);
      // The hosted server names files within the folder, the local one by their whole path.
      return files.map(({ name }) => `${folder}/${name.slice(name.lastIndexOf("/") + 1)}`);
    },
  });

/**
 * One picture, fetched in the person's name: no address of it exists that could be passed on, and the browser keeps no copy
 * that would outlive his right to it. It never changes.
 */
export const photoQuery = (path: string) =>
  queryOptions({
    queryKey: ["photo", path],
    staleTime: Infinity,
    retry: false,
    queryFn: async (): Promise<Blob> => {
      const bucket = (await supabase()).storage.from(PHOTO_BUCKET);
      const { data, error } = await bucket.download(path, {}, { cache: "no-store" });
      if (error) throw toAppError(error);
      return data;
    },
  });
