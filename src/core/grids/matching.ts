/** Leaders for rows 0 … rows-1 and what they cost together. */
export type Matching = { readonly cost: number; readonly leaderOf: number[] };

/**
 * Give each row its own column at the least total cost, or null when the rows cannot all be served.
 *
 * @param cost rows x columns, row-major; `Infinity` marks a pair that is not allowed.
 *
 * Hungarian method with shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987), O(rows² · columns).
 * Ties go to the column with the smallest index, so the answer is the same everywhere.
 */
export function matchLeaders(cost: Float64Array, rows: number, columns: number): Matching | null {
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1).fill(-1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 0; row < rows; row++) {
    const least = new Float64Array(columns + 1).fill(Infinity);
    const done = new Uint8Array(columns + 1);
    let column = columns;
    rowOf[columns] = row;
    do {
      done[column] = 1;
      const r = rowOf[column]!;
      let step = Infinity;
      let next = -1;
      for (let c = 0; c < columns; c++) {
        if (done[c]) continue;
        const reduced = cost[r * columns + c]! - rowPrice[r]! - columnPrice[c]!;
        if (reduced < least[c]!) {
          least[c] = reduced;
          cameFrom[c] = column;
        }
        if (least[c]! < step) {
          step = least[c]!;
          next = c;
        }
      }
      if (next < 0) return null;
      for (let c = 0; c <= columns; c++) {
        if (done[c]) {
          rowPrice[rowOf[c]!] = rowPrice[rowOf[c]!]! + step;
          columnPrice[c] = columnPrice[c]! - step;
        } else {
          least[c] = least[c]! - step;
        }
      }
      column = next;
    } while (rowOf[column]! >= 0);
    while (column !== columns) {
      const previous = cameFrom[column]!;
      rowOf[column] = rowOf[previous]!;
      column = previous;
    }
  }
  const leaderOf = Array.from({ length: rows }, () => -1);
  for (let c = 0; c < columns; c++) if (rowOf[c]! >= 0) leaderOf[rowOf[c]!] = c;
  let total = 0;
  for (let row = 0; row < rows; row++) total += cost[row * columns + leaderOf[row]!]!;
  return { cost: total, leaderOf };
}
