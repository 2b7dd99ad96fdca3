/** The wall clock of the app's edge; pure code gets what it needs as an argument. */
export const now = (): Date => new Date();

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. China keeps no summer time, so the offset is constant. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

export const today = (): string => dayOf(now());
