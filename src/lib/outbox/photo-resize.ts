import { AppError } from "../errors.ts";

export const PHOTO_EDGE_PX = 1600;
const QUALITY = 0.8;

export interface ResizedPhoto {
  readonly picture: Blob;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size that keeps the shape and whose longer edge is at most `edgePx`; never larger than it was. */
export function fitWithin(widthPx: number, heightPx: number, edgePx: number): [number, number] {
  const scale = Math.min(1, edgePx / Math.max(widthPx, heightPx));
  return [Math.max(1, Math.round(widthPx * scale)), Math.max(1, Math.round(heightPx * scale))];
}

/**
 * A photo as it will be sent: JPEG, upright, at most 1600 px. Drawing it anew also leaves behind what cameras write
 * into files, the position above all.
 * @throws {AppError} `photo_unreadable` when this browser cannot open the file.
 */
export async function resizePhoto(file: Blob): Promise<ResizedPhoto> {
  const source = await openImage(file);
  try {
    const [widthPx, heightPx] = fitWithin(source.width, source.height, PHOTO_EDGE_PX);
    const canvas = document.createElement("canvas");
    canvas.width = widthPx;
    canvas.height = heightPx;
    const context = canvas.getContext("2d");
    if (!context) throw new AppError("photo_unreadable", { detail: "no canvas" });
    context.fillStyle = "#fff"; // JPEG knows no transparency
    context.fillRect(0, 0, widthPx, heightPx);
    context.drawImage(source.image, 0, 0, widthPx, heightPx);
    return { picture: await toJpeg(canvas), widthPx, heightPx };
  } finally {
    source.close();
  }
}

interface OpenImage {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  close(): void;
}

async function openImage(file: Blob): Promise<OpenImage> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    return { image, width: image.width, height: image.height, close: () => image.close() };
  } catch {
    return openAsElement(file); // Safari 14, and formats that only <img> knows (HEIC on iPhones)
  }
}

async function openAsElement(file: Blob): Promise<OpenImage> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (cause) {
    URL.revokeObjectURL(url);
    throw new AppError("photo_unreadable", { cause });
  }
  const close = () => URL.revokeObjectURL(url);
  return { image, width: image.naturalWidth, height: image.naturalHeight, close };
}

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new AppError("photo_unreadable", { detail: "no JPEG" }))),
      "image/jpeg",
      QUALITY,
    );
  });
