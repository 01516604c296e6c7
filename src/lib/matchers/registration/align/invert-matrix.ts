/**
 * The inverse of a small square matrix, row by row (Gauss and Jordan, partial pivoting).
 *
 * @param matrix  n * n values
 * @returns n * n values, or null where there is no inverse
 */
export function invertMatrix(matrix: ArrayLike<number>, n: number): Float64Array | null {
  const rows = Array.from({ length: n }, (_, r) =>
    Float64Array.from({ length: 2 * n }, (_, c) =>
      c < n ? matrix[r * n + c] : c - n === r ? 1 : 0,
    ),
  );
  const tiny =
    1e-12 * rows.reduce((most, row) => row.reduce((x, y) => Math.max(x, Math.abs(y)), most), 0);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    const lead = rows[c][c];
    if (!(Math.abs(lead) > tiny)) return null;
    for (let k = 0; k < 2 * n; k++) rows[c][k] /= lead;
    for (let r = 0; r < n; r++) {
      const factor = rows[r][c];
      if (r === c || factor === 0) continue;
      for (let k = 0; k < 2 * n; k++) rows[r][k] -= factor * rows[c][k];
    }
  }
  const out = new Float64Array(n * n);
  rows.forEach((row, r) => out.set(row.subarray(n), r * n));
  return out;
}
