import * as v from "valibot";
import type { JsonObject } from "../../core/json.ts";
import { sha256Hex } from "../../core/sha256.ts";
import type { Draft, Entry } from "./entry.ts";
import type { Photo } from "./photo.ts";

const FORMAT = "liandong-outbox";
const VERSION = 1;

const Moment = v.pipe(v.number(), v.finite());
const Payload = v.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

const ExportedEntry = v.object({
  id: v.pipe(v.string(), v.uuid()),
  command: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
  payload: Payload,
  lane: v.string(),
  label: v.object({ code: v.string(), params: v.record(v.string(), v.union([v.string(), v.number()])) }),
  createdAt: Moment,
  appVersion: v.string(),
  baseVersion: v.nullable(v.number()),
  state: v.picklist(["waiting", "sending", "sent", "refused"]),
});

const ExportedPhoto = v.object({
  id: v.pipe(v.string(), v.uuid()),
  entryId: v.pipe(v.string(), v.uuid()),
  path: v.string(),
  type: v.string(),
  bytes: v.number(),
  widthPx: v.number(),
  heightPx: v.number(),
  createdAt: Moment,
  /** The picture, base64. */
  data: v.string(),
});
export type ExportedPhoto = v.InferOutput<typeof ExportedPhoto>;

const Body = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  userId: v.string(),
  exportedAt: Moment,
  appVersion: v.string(),
  entries: v.array(ExportedEntry),
  photos: v.array(ExportedPhoto),
});

const ExportFile = v.object({ sha256: v.string(), body: v.unknown() });
const Head = v.object({ format: v.literal(FORMAT), version: v.number(), userId: v.string() });

export interface ExportInput {
  readonly userId: string;
  readonly exportedAt: number;
  readonly appVersion: string;
  readonly open: readonly Entry[];
  readonly sent: readonly Entry[];
  readonly photos: readonly { readonly photo: Photo; readonly data: string }[];
}

/** Everything of one person's queue as one file. It is readable by anyone who gets it; whoever exports is told so. */
export function writeExport(input: ExportInput): string {
  const { userId, exportedAt, appVersion } = input;
  const entries = [...input.open, ...input.sent].sort((a, b) => a.seq - b.seq).map(exportedEntry);
  const photos = input.photos.map(({ photo, data }) => exportedPhoto(photo, data));
  const body: v.InferOutput<typeof Body> = {
    format: FORMAT,
    version: VERSION,
    userId,
    exportedAt,
    appVersion,
    entries,
    photos,
  };
  return JSON.stringify({ sha256: sha256Hex(JSON.stringify(body)), body });
}

const draftOf = (entry: Omit<Draft, "userId">): Omit<Draft, "userId"> => ({
  id: entry.id,
  command: entry.command,
  payload: entry.payload,
  lane: entry.lane,
  label: entry.label,
  createdAt: entry.createdAt,
  appVersion: entry.appVersion,
  baseVersion: entry.baseVersion,
});

const exportedEntry = (entry: Entry): v.InferOutput<typeof ExportedEntry> => {
  const { params, code } = entry.label;
  return { ...draftOf(entry), label: { code, params: { ...params } }, state: entry.state };
};

const exportedPhoto = (photo: Photo, data: string): ExportedPhoto => ({
  id: photo.id,
  entryId: photo.entryId,
  path: photo.path,
  type: photo.type,
  bytes: photo.bytes,
  widthPx: photo.widthPx,
  heightPx: photo.heightPx,
  createdAt: photo.createdAt,
  data,
});

export type Import =
  | {
      readonly status: "readable";
      readonly exportedAt: number;
      /** Not yet arrived when exported, in their order. */
      readonly drafts: readonly Draft[];
      readonly photos: readonly ExportedPhoto[];
      /** Had arrived when exported; there is nothing to do for them. */
      readonly arrivedCount: number;
    }
  | {
      readonly status: "unreadable";
      readonly reason: "not_an_export" | "newer_version" | "damaged" | "other_person";
    };

/** @param userId who is signed in: nobody imports another person's work. */
export function readExport(text: string, userId: string): Import {
  const file = v.safeParse(ExportFile, parseJson(text));
  const head = file.success ? v.safeParse(Head, file.output.body) : undefined;
  if (!file.success || !head?.success) return { status: "unreadable", reason: "not_an_export" };
  if (head.output.version > VERSION) return { status: "unreadable", reason: "newer_version" };
  if (sha256Hex(JSON.stringify(file.output.body)) !== file.output.sha256) {
    return { status: "unreadable", reason: "damaged" };
  }
  if (head.output.userId !== userId) return { status: "unreadable", reason: "other_person" };
  const body = v.safeParse(Body, file.output.body);
  if (!body.success) return { status: "unreadable", reason: "damaged" };
  const { entries, photos, exportedAt } = body.output;
  const unsent = entries.filter((entry) => entry.state !== "sent");
  const drafts = unsent.map((entry): Draft => ({ ...draftOf(entry), userId, isAdopted: true }));
  return { status: "readable", exportedAt, drafts, photos, arrivedCount: entries.length - unsent.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
