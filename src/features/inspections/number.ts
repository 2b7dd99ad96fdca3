/** A number as people type it, in either width; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
