import { newCommandId, send } from "../../lib/commands.ts";
import { AppError, toAppError } from "../../lib/errors.ts";
import { supabase } from "../../lib/supabase.ts";

/** Material of a training: files in a private bucket, under the row security of their training. */

const BUCKET = "materials";
export const MOST_BYTES = 20 * 1024 * 1024;

const TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  jpg: "image/jpeg",
  png: "image/png",
} as const;
export type Ending = keyof typeof TYPES;
export const ENDINGS = Object.keys(TYPES) as Ending[];
export const ACCEPTED = [...ENDINGS, "jpeg"].map((ending) => `.${ending}`).join(",");

/** Of a file name, in one spelling; undefined for a kind that is not taken. */
export function endingOf(name: string): Ending | undefined {
  const written = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const ending = written === "jpeg" ? "jpg" : written;
  return name.includes(".") ? ENDINGS.find((known) => known === ending) : undefined;
}

const MOST_NAME = 120;

/** Short enough for the database, with the ending at its end. */
export function nameOf(name: string): string {
  if (name.length <= MOST_NAME) return name;
  const dot = name.lastIndexOf(".");
  const tail = dot > 0 ? name.slice(dot) : "";
  return name.slice(0, MOST_NAME - tail.length) + tail;
}

export interface TrainingFile {
  readonly id: string;
  readonly name: string;
  readonly ending: Ending;
  readonly bytes: number;
}

const pathOf = (activityId: string, { id, ending }: Pick<TrainingFile, "id" | "ending">): string =>
  `trainings/${activityId}/${id}.${ending}`;

/** First the content, then its line; what never got its line can be read by nobody. */
export async function addTrainingFile(activityId: string, file: File): Promise<void> {
  const ending = endingOf(file.name);
  if (!ending) throw new AppError("field_invalid", { detail: file.name });
  const id = newCommandId();
  const client = await supabase();
  // As plain bytes: a Blob goes as a form whose field the embedded API does not find (@supabase/lite 0.10.0).
  const { error } = await client.storage
    .from(BUCKET)
    .upload(pathOf(activityId, { id, ending }), await file.arrayBuffer(), {
      contentType: TYPES[ending],
      upsert: false,
    });
  if (error) throw toAppError(error);
  await send("add_training_file", {
    activity_id: activityId,
    file_id: id,
    name: nameOf(file.name),
    ending,
    bytes: file.size,
  });
}

export const removeTrainingFile = (fileId: string): Promise<unknown> =>
  send("remove_training_file", { file_id: fileId });

/** Fetched in the person's name: no address of it exists that could be passed on. */
export async function fetchTrainingFile(activityId: string, file: TrainingFile): Promise<Blob> {
  const { data, error } = await (
    await supabase()
  ).storage
    .from(BUCKET)
    .download(pathOf(activityId, file), {}, { cache: "no-store" });
  if (error) throw toAppError(error);
  return data;
}
