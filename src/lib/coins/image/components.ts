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
  const labels = new Int32Array(width * height);
  const stack = new Int32Array(width * height);
  const pieces: Piece[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    const label = pieces.length + 1;
    let [area, left, top, right, bottom] = [0, width, height, 0, 0];
    let n = 0;
    labels[start] = label;
    stack[n++] = start;
    while (n > 0) {
      const i = stack[--n];
      const y = (i / width) | 0;
      const x = i - y * width;
      area++;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      if (x > 0 && mask[i - 1] !== 0 && labels[i - 1] === 0) labels[(stack[n++] = i - 1)] = label;
      if (x < width - 1 && mask[i + 1] !== 0 && labels[i + 1] === 0)
        labels[(stack[n++] = i + 1)] = label;
      if (y > 0 && mask[i - width] !== 0 && labels[i - width] === 0)
        labels[(stack[n++] = i - width)] = label;
      if (y < height - 1 && mask[i + width] !== 0 && labels[i + width] === 0)
        labels[(stack[n++] = i + width)] = label;
    }
    pieces.push({ label, area, left, top, right, bottom });
  }
  return { labels, pieces: pieces.sort((a, b) => b.area - a.area) };
}
