import { fromBase64, toBase64 } from "./base64.ts";
import type { Outbox } from "./outbox.ts";
import type { Photo } from "./photo.ts";
import type { PhotoStore } from "./photo-store.ts";
import { type ExportedPhoto, type Import, readExport, writeExport } from "./transfer.ts";

/** Everything that is on this device, sent or not, pictures too, as the text of one file. */
export async function exportAll(
  outbox: Outbox,
  photos: PhotoStore | undefined,
  exportedAt: number,
  appVersion: string,
): Promise<string> {
  const [{ open }, sent, listed] = await Promise.all([outbox.view(), outbox.sent(), photos?.list() ?? []]);
  const pictures: { photo: Photo; data: string }[] = [];
  for (const photo of listed) {
    const picture = photo.state === "sent" ? undefined : await photos?.picture(photo.id);
    if (picture) pictures.push({ photo, data: await toBase64(picture) });
  }
  return writeExport({ userId: outbox.userId, exportedAt, appVersion, open, sent, photos: pictures });
}

export type ImportReport =
  | { readonly status: "imported"; readonly added: number; readonly known: number; readonly arrived: number }
  | Extract<Import, { status: "unreadable" }>;

/** Take over what another device of the same person exported. What is here already stays as it is. */
export async function importAll(
  text: string,
  outbox: Outbox,
  photos: PhotoStore | undefined,
): Promise<ImportReport> {
  const found = readExport(text, outbox.userId);
  if (found.status === "unreadable") return found;
  for (const exported of found.photos) await photos?.add(asWaiting(exported), fromBase64(exported));
  const added = await outbox.adopt(found.drafts);
  const known = found.drafts.length - added.length;
  return { status: "imported", added: added.length, known, arrived: found.arrivedCount };
}

function asWaiting({ data: _data, ...photo }: ExportedPhoto): Photo {
  return { ...photo, state: "waiting", attempts: 0, nextAttemptAt: 0, sentAt: null, refusal: null };
}
