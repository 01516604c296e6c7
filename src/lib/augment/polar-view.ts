/** Pixels of a coin that was unrolled. */
export interface PolarShape {
  /** Rows: radii, from the middle outwards. */
  height: number;
  /** Columns: angles, those that are repeated at both ends included. */
  width: number;
}

/**
 * The shape of a coin unrolled from `size` x `size` pixels: as many radii as fit, one whole turn in
 * 2 * size columns, and `wrap` columns before and after it that go on with the turn, for a network
 * to read over the seam.
 */
export const polarShape = (size: number, wrap: number): PolarShape => ({
  height: size >> 1,
  width: 2 * size + 2 * wrap,
});

/**
 * Unrolls coins: radii become rows and angles columns, clockwise from the right, so that a coin
 * that was turned is a picture that was shifted.
 *
 * @param size pixels a side of the square pictures, row by row; the coin's middle is theirs
 * @returns a function that writes a picture unrolled into a target of height * width values
 */
export function polarView(
  size: number,
  { height, width }: PolarShape,
): (picture: Float32Array, target: Float32Array) => void {
  const centre = (size - 1) / 2;
  const wrap = (width - 2 * size) / 2;
  const corner = new Int32Array(height * width);
  const right = new Float32Array(height * width);
  const down = new Float32Array(height * width);
  for (let row = 0, i = 0; row < height; row++) {
    const radius = ((row + 0.5) * centre) / height;
    for (let column = 0; column < width; column++, i++) {
      const angle = ((column - wrap) * Math.PI) / size;
      const [u, v] = [centre + radius * Math.cos(angle), centre + radius * Math.sin(angle)];
      corner[i] = Math.floor(v) * size + Math.floor(u);
      right[i] = u - Math.floor(u);
      down[i] = v - Math.floor(v);
    }
  }
  return (picture, target) => {
    for (let i = 0; i < corner.length; i++) {
      const k = corner[i];
      const above = picture[k] + (picture[k + 1] - picture[k]) * right[i];
      const below = picture[k + size] + (picture[k + size + 1] - picture[k + size]) * right[i];
      target[i] = above + (below - above) * down[i];
    }
  };
}
