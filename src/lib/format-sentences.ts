import { locale } from "./i18n.ts";

/** Sentences one after another, with one full stop between; empty ones are left out. */
export function formatSentences(...sentences: (string | null | undefined)[]): string {
  const stop = locale() === "zh" ? "。" : ". ";
  return sentences.filter(Boolean).join(stop).split(`${stop[0]}${stop}`).join(stop);
}
