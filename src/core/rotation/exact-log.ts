/**
 * A table of `-ln((i + 1/2) / size)` for i from 0 to size - 1: the quantiles of the exponential distribution.
 *
 * `Math.log` may differ in its last bit between engines; here only the four exact operations are used, so that a
 * search that draws from the table takes the same course everywhere.
 * Source: ln x = 2 artanh((x - 1) / (x + 1)), after halving or doubling x into [2/3, 4/3].
 */
export function exponentialQuantiles(size: number): Float64Array {
  const LN2 = 0.6931471805599453;
  const table = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let x = (i + 0.5) / size;
    let doublings = 0;
    while (x < 2 / 3) {
      x *= 2;
      doublings++;
    }
    const y = (x - 1) / (x + 1);
    let power = y;
    let sum = 0;
    for (let k = 1; k < 24; k += 2) {
      sum += power / k;
      power *= y * y;
    }
    table[i] = doublings * LN2 - 2 * sum;
  }
  return table;
}
