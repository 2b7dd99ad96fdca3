import type { SupabaseClient } from "@supabase/supabase-js";
import { fromAuth } from "../answers.ts";
import { isTransient } from "../errors.ts";
import { supabase } from "../supabase.ts";
import type { Upload } from "./photo-queue.ts";

/** The bucket in which pictures lie under row security. */
export const PHOTO_BUCKET = "photos";

/** Pictures into Supabase Storage, in the name of one person only. */
export function storageUpload(userId: string, connect: () => Promise<SupabaseClient> = supabase): Upload {
  return async (photo, picture) => {
    const client = await connect();
    const session = await client.auth.getSession();
    if (session.data.session?.user.id !== userId) {
      const isUnreachable = session.error !== null && isTransient(fromAuth(session.error));
      return { kind: isUnreachable ? "unanswered" : "unauthorized" };
    }
    // As plain bytes: a Blob goes as a form whose field the embedded API does not find (@supabase/lite 0.10.0).
    const { error } = await client.storage
      .from(PHOTO_BUCKET)
      .upload(photo.path, await picture.arrayBuffer(), { contentType: photo.type, upsert: false });
    if (!error) return { kind: "done" };
    return outcomeOf(statusOf(error));
  };
}

/** Storage writes its real status into `statusCode` and answers some refusals with 400. */
function statusOf(error: object): number {
  const code = "statusCode" in error ? Number(error.statusCode) : NaN;
  if (Number.isFinite(code) && code > 0) return code;
  return "status" in error && typeof error.status === "number" ? error.status : 0;
}

function outcomeOf(status: number): ReturnType<Upload> extends Promise<infer O> ? O : never {
  if (status === 409) return { kind: "done" }; // an earlier try got through
  if (status === 401) return { kind: "unauthorized" };
  if (status === 413) return { kind: "refused", code: "too_large" };
  if (status === 403) return { kind: "refused", code: "forbidden" };
  if (status === 404) return { kind: "refused", code: "not_found" };
  return status >= 400 && status < 500 && status !== 408 && status !== 429
    ? { kind: "refused", code: "invalid" }
    : { kind: "unanswered" };
}
