/** Gauss and Jordan's elimination in place; the matrix is positive definite, so no pivoting. */
export function eliminate(rows: Float64Array[]): void {
  for (let a = 0; a < rows.length; a++) {
    const pivot = rows[a][a];
    for (let k = a; k < rows[a].length; k++) rows[a][k] /= pivot;
    for (let b = 0; b < rows.length; b++) {
      const factor = rows[b][a];
      if (b === a || factor === 0) continue;
      for (let k = a; k < rows[a].length; k++) rows[b][k] -= factor * rows[a][k];
    }
  }
}
