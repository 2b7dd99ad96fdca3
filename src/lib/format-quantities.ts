import { formatNumber } from "./format.ts";

/** Shares, changes and sizes; apart from the rest, which every page carries. */

/** A value already in percent: `88.1%`. */
export const formatPct = (valuePct: number, fractionDigits = 1): string =>
  `${formatNumber(valuePct, fractionDigits)}%`;

/** A change in percent with its sign: `+4.8%`, `-2.1%`, `0.0%`. */
export function formatChangePct(changePct: number, fractionDigits = 1): string {
  const written = formatPct(changePct, fractionDigits);
  return Number(changePct.toFixed(fractionDigits)) > 0
    ? `+${written}`
    : written.replace(/^-(0(?:\.0+)?%)$/, "$1");
}

/** `1.5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${formatNumber(bytes / 1024)} KB`;
  return `${formatNumber(bytes / 1024 ** 2, 1)} MB`;
}
