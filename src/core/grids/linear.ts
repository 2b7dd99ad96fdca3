import type { Highs } from "highs";

/** An optimum of the program: its value, how much of each column it takes, and the price of each row. */
export type LinearPoint = {
  readonly value: number;
  readonly shares: Float64Array;
  /** Per village. */
  readonly pi: Float64Array;
  /** For the number of grids. */
  readonly kappa: number;
  /** Per cut, zero or below. */
  readonly sigma: Float64Array;
  /** Simplex iterations that it took, the measure of work. */
  readonly iterations: number;
};

const starts = (lists: readonly ArrayLike<number>[]): Int32Array => {
  const found = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    found[i + 1] = found[i]! + list.length;
  });
  return found;
};

const joined = (lists: readonly ArrayLike<number>[], from: Int32Array): Int32Array => {
  const found = new Int32Array(from[from.length - 1]!);
  lists.forEach((list, i) => found.set(Array.from(list), from[i]!));
  return found;
};

const ones = (count: number) => new Float64Array(count).fill(1);

/**
 * The linear relaxation of set partitioning, kept in HiGHS so that it need not start anew when columns or cuts join.
 *
 * Rows: every village once, then the number of grids, then the cuts, of which each takes at most one column. The
 * simplex method starts from the last basis: primal after columns joined, dual after cuts. Columns of one row each, at
 * a price far above any other, see to it that there is always a solution; they are never shown.
 */
export class LinearCover {
  private readonly model: ReturnType<Highs["createModel"]>;
  private cuts = 0;
  private solved = false;

  /** @param dearest what a row costs that no column serves. */
  constructor(
    private readonly highs: Highs,
    private readonly size: number,
    grids: number,
    dearest: number,
  ) {
    const rows = new Float64Array(size + 1).fill(1);
    rows[size] = grids;
    const count = size + 1;
    const places = Int32Array.from({ length: count + 1 }, (_, row) => row);
    this.model = highs.createModel({
      numCols: count,
      numRows: count,
      colCost: new Float64Array(count).fill(dearest),
      colLower: new Float64Array(count),
      colUpper: new Float64Array(count).fill(highs.infinity),
      rowLower: rows,
      rowUpper: rows,
      matrix: {
        format: "csc",
        numRows: count,
        numCols: count,
        starts: places,
        indices: places.slice(0, count),
        values: ones(count),
      },
    });
    this.model.options.set({ output_flag: false, solver: "simplex" });
  }

  /** Rows of each column, ascending, and what it costs. */
  addColumns(rows: readonly ArrayLike<number>[], cost: Float64Array): void {
    const from = starts(rows);
    const indices = joined(rows, from);
    const numRows = this.size + 1 + this.cuts;
    this.model.addCols({
      cost,
      lower: new Float64Array(cost.length),
      upper: new Float64Array(cost.length).fill(this.highs.infinity),
      matrix: {
        format: "csc",
        numRows,
        numCols: cost.length,
        starts: from,
        indices,
        values: ones(indices.length),
      },
    });
    if (this.solved) this.model.options.set({ presolve: "off", simplex_strategy: 4 });
  }

  /** Columns of each new cut, ascending; `count` is the number of all columns. */
  addCuts(columns: readonly ArrayLike<number>[], count: number): void {
    const own = this.size + 1;
    const from = starts(columns);
    const indices = joined(columns, from).map((column) => column + own);
    const numRows = columns.length;
    const numCols = own + count;
    this.model.addRows({
      lower: new Float64Array(numRows).fill(-this.highs.infinity),
      upper: ones(numRows),
      matrix: { format: "csr", numRows, numCols, starts: from, indices, values: ones(indices.length) },
    });
    this.cuts += numRows;
    this.model.options.set({ presolve: "off", simplex_strategy: 1 });
  }

  /** The optimum; null only when HiGHS gives up. */
  solve(): LinearPoint | null {
    this.model.run();
    this.solved = true;
    if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal) return null;
    const { rowDual, colValue } = this.model.getSolution();
    return {
      value: this.model.getObjectiveValue(),
      shares: colValue.subarray(this.size + 1),
      pi: rowDual.slice(0, this.size),
      kappa: rowDual[this.size]!,
      sigma: rowDual.slice(this.size + 1),
      iterations: Number(this.model.info.get("simplex_iteration_count")),
    };
  }

  dispose(): void {
    this.model.dispose();
  }
}
