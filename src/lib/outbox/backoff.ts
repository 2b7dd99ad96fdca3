export const WAIT_BASE_MS = 1_000;
export const WAIT_CAP_MS = 5 * 60_000;

/**
 * Exponential waiting with full jitter: uniform in [0, min(5 min, 1 s x 2^(failures-1))).
 *
 * @param failures tries that failed in a row, 1 or more; there is no limit.
 * @param random uniform in [0, 1).
 * Source: Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
 */
export function waitMs(failures: number, random: number): number {
  const ceilingMs = Math.min(WAIT_CAP_MS, WAIT_BASE_MS * 2 ** Math.min(failures - 1, 30));
  return Math.floor(random * ceilingMs);
}

/**
 * Whether a moment set earlier has come. No wait is longer than the cap, so a moment further away than that proves
 * that the clock was put back, and counts as come.
 */
export const hasCome = (moment: number, now: number): boolean => now >= moment || moment - now > WAIT_CAP_MS;
