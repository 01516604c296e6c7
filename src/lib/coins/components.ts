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
export function connectedPieces(mask: Uint8Array, width: number, height: number): { labels: Int32Array; pieces: Piece[] } {
  const labels = new Int32Array(width * height);
  const stack = new Int32Array(width * height);
  const pieces: Piece[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const piece = { label: pieces.length + 1, area: 0, left: width, top: height, right: 0, bottom: 0 };
    let n = 0;
    const visit = (i: number) => {
      labels[i] = piece.label;
      stack[n++] = i;
    };
    visit(start);
    while (n > 0) {
      const i = stack[--n];
      const y = Math.floor(i / width);
      const x = i - y * width;
      piece.area++;
      if (x < piece.left) piece.left = x;
      if (x >= piece.right) piece.right = x + 1;
      if (y < piece.top) piece.top = y;
      if (y >= piece.bottom) piece.bottom = y + 1;
      if (x > 0 && mask[i - 1] && !labels[i - 1]) visit(i - 1);
      if (x < width - 1 && mask[i + 1] && !labels[i + 1]) visit(i + 1);
      if (y > 0 && mask[i - width] && !labels[i - width]) visit(i - width);
      if (y < height - 1 && mask[i + width] && !labels[i + width]) visit(i + width);
    }
    pieces.push(piece);
  }
  return { labels, pieces: pieces.sort((a, b) => b.area - a.area) };
}
