/**
 * The coin of a picture that is 0 outside it: the pixels between the first and the last that are
 * not 0, of their row and of their column.
 */
export function coinMask(picture: Float32Array, size: number): Uint8Array {
  const first = new Int32Array(size).fill(size);
  const last = new Int32Array(size).fill(-1);
  const rows = Array.from({ length: size }, () => [size, -1]);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (picture[y * size + x] === 0) continue;
      first[x] = Math.min(first[x], y);
      last[x] = y;
      rows[y][0] = Math.min(rows[y][0], x);
      rows[y][1] = x;
    }
  const mask = new Uint8Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = Math.max(0, rows[y][0]); x <= rows[y][1]; x++)
      if (y >= first[x] && y <= last[x]) mask[y * size + x] = 1;
  return mask;
}
