/** One row to fit on: features (the first is 1, for the intercept), its outcome, and its weight. */
export interface Row {
  readonly x: readonly number[];
  readonly y: boolean;
  readonly weight: number;
}

/** Keeps the solution finite if a feature separates the rows; too small to move a real fit. */
const ridge = 1e-6;
const iterations = 50;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani,
 * Friedman, "The Elements of Statistical Learning", 4.4.1).
 *
 * @returns one coefficient per feature
 */
export function fitLogistic(rows: readonly Row[]): number[] {
  const size = rows[0]?.x.length ?? 0;
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  let beta = new Array<number>(size).fill(0);
  for (let i = 0; i < iterations; i += 1) {
    const gradient = beta.map((value) => -ridge * value);
    const hessian = beta.map((_, a) => beta.map((__, b): number => (a === b ? ridge : 0)));
    for (const { x, y, weight } of rows) {
      const p = 1 / (1 + Math.exp(-dot(x, beta)));
      const w = weight / total;
      x.forEach((xa, a) => {
        gradient[a] = (gradient[a] ?? 0) + w * ((y ? 1 : 0) - p) * xa;
        const line = hessian[a];
        if (line) {
          x.forEach((xb, b) => {
            line[b] = (line[b] ?? 0) + w * p * (1 - p) * xa * xb;
          });
        }
      });
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, a) => value + (step[a] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return beta;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = rows.length;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    }
    const swapped = rows[pivot];
    const here = rows[column];
    if (swapped && here) [rows[column], rows[pivot]] = [swapped, here];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = at(row, column) / at(column, column);
      rows[row] = (rows[row] ?? []).map((value, i) => value - factor * at(column, i));
    }
  }
  return rows.map((_, i) => at(i, size) / at(i, i));
}
