import { apply, type Homography, type Picture } from "../../../src/lib/simulator/index";

/** Pearson correlation of two equally long lists of numbers. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ma, mb] = [0, 0];
  for (let i = 0; i < a.length; i++) ((ma += a[i] / a.length), (mb += b[i] / b.length));
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** A picture's green channel as numbers. */
export const grey = ({ data }: Picture): Float64Array =>
  Float64Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + 1]);

/**
 * A side aligned with its die by the known pose, `size` x `size` over the design's inner part,
 * flattened.
 */
export function onItsDie(picture: Picture, dieToPicture: Homography, size = 96): Float64Array {
  const out = new Float64Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [u, v] = apply(dieToPicture, [
        ((x + 0.5) / size - 0.5) * 0.94,
        ((y + 0.5) / size - 0.5) * 0.94,
      ]);
      const [i, j] = [
        Math.min(picture.width - 2, Math.max(0, u - 0.5)),
        Math.min(picture.height - 2, Math.max(0, v - 0.5)),
      ];
      const [c, r] = [Math.floor(i), Math.floor(j)];
      const at = (dx: number, dy: number): number =>
        picture.data[((r + dy) * picture.width + c + dx) * 3 + 1];
      const [s, t] = [i - c, j - r];
      out[y * size + x] =
        (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t;
    }
  return flattened(out, size);
}

/** Minus the mean around, over the deviation around: light and patina taken out. */
function flattened(data: Float64Array, size: number): Float64Array {
  const radius = 6;
  const out = new Float64Array(data.length);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (Math.hypot(x - size / 2, y - size / 2) > size * 0.47) continue;
      let [n, sum, squares] = [0, 0, 0];
      for (let j = Math.max(0, y - radius); j <= Math.min(size - 1, y + radius); j++)
        for (let i = Math.max(0, x - radius); i <= Math.min(size - 1, x + radius); i++) {
          const v = data[j * size + i];
          n++;
          sum += v;
          squares += v * v;
        }
      out[y * size + x] =
        (data[y * size + x] - sum / n) / (Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) + 4);
    }
  return out;
}
