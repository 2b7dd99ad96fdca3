import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { buffer } from "node:stream/consumers";

/** @import { App } from "@supabase/lite" */

/**
 * Keeps uploaded files in a folder, one file an object, its content type beside it. Who may read or write which
 * object is decided before, by the policies on `storage.objects`.
 *
 * @param {string} folder
 * @returns {NonNullable<App["_storageAdapter"]>}
 */
export function createObjectStore(folder) {
  const root = resolve(folder);

  /** @type {(bucket: string, key: string) => string} */
  const pathOf = (bucket, key) => {
    const path = resolve(root, bucket, key);
    if (!path.startsWith(root + sep)) throw new RangeError(`object key leaves the store: ${key}`);
    return path;
  };

  /** @type {(bucket: string, key: string) => Promise<void>} */
  const remove = async (bucket, key) => {
    const path = pathOf(bucket, key);
    await Promise.all([rm(path, { force: true }), rm(noteOf(path), { force: true })]);
  };

  return {
    driver: null,
    async headObject(bucket, key) {
      return describe(pathOf(bucket, key));
    },
    async getObject(bucket, key) {
      const path = pathOf(bucket, key);
      const [metadata, body] = await Promise.all([describe(path), readFile(path)]);
      return { metadata, httpStatusCode: 200, body };
    },
    async uploadObject(bucket, key, _version, body, mimetype, cacheControl) {
      const path = pathOf(bucket, key);
      const bytes = body instanceof Uint8Array ? body : await buffer(body);
      const eTag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      await writeFile(noteOf(path), JSON.stringify({ mimetype, cacheControl, eTag }));
      return describe(path);
    },
    deleteObject: remove,
    async deleteObjects(bucket, keys) {
      for (const key of keys) await remove(bucket, key);
    },
    async copyObject(fromBucket, from, _version, toBucket, to) {
      const [source, target] = [pathOf(fromBucket, from), pathOf(toBucket, to)];
      await mkdir(dirname(target), { recursive: true });
      await Promise.all([copyFile(source, target), copyFile(noteOf(source), noteOf(target))]);
      const { eTag, lastModified } = await describe(target);
      return { httpStatusCode: 200, eTag, lastModified };
    },
    async privateAssetUrl(bucket, key) {
      return `file://${pathOf(bucket, key)}`;
    },
  };
}

/** @param {string} path */
async function describe(path) {
  const [{ size, mtime }, note] = await Promise.all([stat(path), readFile(noteOf(path), "utf8")]);
  /** @type {{ mimetype: string, cacheControl: string, eTag: string }} */
  const { mimetype, cacheControl, eTag } = JSON.parse(note);
  return { mimetype, cacheControl, eTag, size, contentLength: size, lastModified: mtime };
}

/** @param {string} path */
const noteOf = (path) => join(dirname(path), `.${basename(path)}.json`);
