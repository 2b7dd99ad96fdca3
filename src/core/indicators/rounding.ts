/**
 * Round to `decimals` places, halves away from zero (四舍五入): 0.25 becomes 0.3 and -0.25 becomes -0.3 at one place.
 * The value is read as the decimal number that it prints as, so 1.005 at two places is 1.01.
 * @throws {RangeError} when the value is not finite or `decimals` is not 0 to 9.
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`value must be finite: ${value}`);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 9) {
    throw new RangeError(`decimals must be 0 to 9: ${decimals}`);
  }
  const rounded = shiftDecimals(Math.round(shiftDecimals(Math.abs(value), decimals)), -decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * `numerator / denominator` rounded to `decimals` places, halves away from zero, exact for whole numbers:
 * the tie is decided on integers, never on a binary fraction.
 * @throws {RangeError} when either is not a safe integer, or the denominator is not positive.
 */
export function roundedQuotient(numerator: number, denominator: number, decimals: number): number {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(
      `whole numbers with a positive denominator are needed: ${numerator} / ${denominator}`,
    );
  }
  const scaled = BigInt(Math.abs(numerator)) * 10n ** BigInt(decimals);
  const divisor = BigInt(denominator);
  const quotient = scaled / divisor + ((scaled % divisor) * 2n >= divisor ? 1n : 0n);
  const rounded = shiftDecimals(Number(quotient), -decimals);
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `part` of `whole` in percent with one decimal; null when the whole is 0, because there is no share of nothing. */
export function sharePct(part: number, whole: number): number | null {
  return whole === 0 ? null : roundedQuotient(part * 100, whole, 1);
}

/**
 * Year on year (同比): (this - last) / last in percent with one decimal.
 * Null when last year is 0: growth from nothing has no percentage.
 */
export function yearOnYearPct(thisYear: number, lastYear: number): number | null {
  return lastYear === 0 ? null : roundedQuotient((thisYear - lastYear) * 100, lastYear, 1);
}

/** A change as printed: `+4.8%`, `-2.1%`, `0.0%`. */
export function signedPct(pct: number): string {
  return `${pct > 0 ? "+" : ""}${pct.toFixed(1)}%`;
}

/** A count in 万 with one decimal, as bulletins print it: 332 000 is 33.2. Keep the full number; this is for print. */
export function inTenThousands(count: number): number {
  return roundedQuotient(count, 10_000, 1);
}

/**
 * True when the parts, each rounded to 万 for print, add up to the rounded total. Otherwise the publication needs
 * the note that rounded parts may not add up (the 2020 first-quarter bulletin prints 23.6 + 7.4 + 1.1 + 1.2 = 33.2).
 */
export function roundedPartsAddUp(parts: readonly number[]): boolean {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.reduce((sum, part) => sum + printedTenths(part), 0) === printedTenths(total);
}

/** Tenths of 万 as printed, as a whole number. */
function printedTenths(count: number): number {
  return Math.round(inTenThousands(count) * 10);
}

/** Move the decimal point by editing the printed exponent, which no binary fraction can disturb. */
function shiftDecimals(value: number, places: number): number {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
