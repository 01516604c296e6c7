/** A connected piece of a mask. */
export interface Piece {
  label: number;
  /** Pixels. */
  area: number;
  left: number;
  top: number;
  /** One past the last column and row. */
  right: number;
  bottom: number;
}

/**
 * Connected components of the pixels of a mask that are not 0, neighbours sharing an edge.
 *
 * @returns labels 1, 2, … a pixel (0 outside the mask), and the pieces, the largest first
 */
export function connectedPieces(
  mask: Uint8Array,
  width: number,
  height: number,
): { labels: Int32Array; pieces: Piece[] } {
  const { runs, parents } = joinedRuns(mask, width, height);
  const labels = new Int32Array(width * height);
  const pieces: Piece[] = [];
  // the first run of a piece is its own root, so pieces are numbered as they begin
  const labelOf = new Int32Array(parents.length);
  for (let run = 0; run < parents.length; run++) {
    const [y, from, to] = [runs[3 * run], runs[3 * run + 1], runs[3 * run + 2]];
    const root = rootOf(parents, run);
    if (root === run) {
      labelOf[run] = pieces.length + 1;
      pieces.push({ label: labelOf[run], area: 0, left: from, top: y, right: to, bottom: y + 1 });
    }
    const label = labelOf[root];
    const piece = pieces[label - 1];
    piece.area += to - from;
    if (from < piece.left) piece.left = from;
    if (to > piece.right) piece.right = to;
    piece.bottom = y + 1;
    labels.fill(label, y * width + from, y * width + to);
  }
  return { labels, pieces: pieces.sort((a, b) => b.area - a.area) };
}

/**
 * The runs of pixels of a mask, row by row (row, first column, column after the last), each joined
 * with those of the row above that it touches: a forest in which a run's parent is never after it.
 */
function joinedRuns(mask: Uint8Array, width: number, height: number) {
  const runs: number[] = [];
  const parents: number[] = [];
  let above = 0;
  for (let y = 0; y < height; y++) {
    const first = parents.length;
    for (let x = 0, at = y * width; x < width; x++) {
      if (mask[at + x] === 0) continue;
      const from = x;
      while (x < width && mask[at + x] !== 0) x++;
      const run = parents.length;
      runs.push(y, from, x);
      parents.push(run);
      while (above < first && runs[3 * above + 2] <= from) above++;
      for (let other = above; other < first && runs[3 * other + 1] < x; other++) {
        const [p, q] = [rootOf(parents, other), rootOf(parents, run)];
        parents[Math.max(p, q)] = Math.min(p, q);
      }
    }
    above = first;
  }
  return { runs, parents };
}

/** The first run of a piece; the way there is halved for the next time. */
function rootOf(parents: number[], run: number): number {
  let at = run;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]];
    at = parents[at];
  }
  return at;
}
