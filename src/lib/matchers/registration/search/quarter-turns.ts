import { SCREEN_SIZE, type Band } from "./band";

/**
 * Fourier coefficients of pictures turned by quarters, from those of the pictures themselves: a
 * quarter turn permutes the pixels of a square picture, and so its frequencies, times a phase.
 */
export interface QuarterTurn {
  /**
   * One quarter turn clockwise.
   *
   * @param row, out cosine parts, then sine parts of the band
   */
  turn(row: Float32Array, out: Float32Array): void;
}

/** @param frequencies those of the coefficients */
export function quarterTurn({ kx, ky, count }: Band): QuarterTurn {
  const key = (x: number, y: number) => x * 1000 + y;
  const place = new Map(Array.from(kx, (x, k) => [key(x, ky[k]), k] as const));
  const from = new Int32Array(count);
  const sign = new Float32Array(count);
  const [cos, sin] = [new Float32Array(count), new Float32Array(count)];
  for (let k = 0; k < count; k++) {
    const [x, y] = [ky[k], -kx[k]];
    const same = place.get(key(x, y));
    from[k] = same ?? place.get(key(-x, -y))!;
    sign[k] = same === undefined ? -1 : 1; // the other half plane has the conjugate
    const angle = (-2 * Math.PI * kx[k]) / SCREEN_SIZE;
    cos[k] = Math.cos(angle);
    sin[k] = Math.sin(angle);
  }
  return {
    turn(row, out) {
      for (let k = 0; k < count; k++) {
        const [re, im] = [row[from[k]], sign[k] * row[from[k] + count]];
        out[k] = re * cos[k] - im * sin[k];
        out[k + count] = re * sin[k] + im * cos[k];
      }
    },
  };
}
