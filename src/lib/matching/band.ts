/** Pixels a side of the picture that the screen sees. */
export const SCREEN_SIZE = 64;
const LOWEST = 3;
const HIGHEST = 24;
/** The pass band's edges in waves across the frame: what is slower is light, what is faster is grain. */
const SIGMA_WIDE = 6 / 128;
const SIGMA_NARROW = 0.69 / 128;

/** The waves that the screen compares: whole numbers of waves across the frame, half a plane of them, 3 to 24 long. */
export interface Band {
  /** Waves across, and down, of each of `count`. */
  kx: Float32Array;
  ky: Float32Array;
  count: number;
}

export function band(): Band {
  const waves: [number, number][] = [];
  for (let ky = -HIGHEST; ky <= HIGHEST; ky++) {
    for (let kx = 0; kx <= HIGHEST; kx++) {
      const length = Math.hypot(kx, ky);
      if (length < LOWEST || length > HIGHEST || (kx === 0 && ky < 0)) continue; // the other half says the same
      waves.push([kx, ky]);
    }
  }
  return { kx: Float32Array.from(waves, ([x]) => x), ky: Float32Array.from(waves, ([, y]) => y), count: waves.length };
}

/**
 * The matrix that takes a picture (SCREEN_SIZE² values) to its waves: first the cosine part of each, then the sine part,
 * weighted with a band-pass (a narrow Gaussian less a wide one).
 *
 * @returns SCREEN_SIZE² rows of 2 * count
 */
export function toBand({ kx, ky, count }: Band): Float32Array {
  const n = SCREEN_SIZE;
  const weight = Float32Array.from(kx, (x, k) => {
    const square = 2 * (Math.PI * Math.hypot(x, ky[k])) ** 2;
    return Math.exp(-square * SIGMA_NARROW ** 2) * (1 - Math.exp(-square * SIGMA_WIDE ** 2));
  });
  const cos = Float64Array.from({ length: n }, (_, i) => Math.cos((2 * Math.PI * i) / n));
  const sin = Float64Array.from({ length: n }, (_, i) => Math.sin((2 * Math.PI * i) / n));
  const out = new Float32Array(n * n * 2 * count);
  for (let y = 0, o = 0; y < n; y++) {
    for (let x = 0; x < n; x++, o += 2 * count) {
      for (let k = 0; k < count; k++) {
        const phase = (((kx[k] * x + ky[k] * y) % n) + n) % n;
        out[o + k] = weight[k] * cos[phase];
        out[o + count + k] = weight[k] * sin[phase];
      }
    }
  }
  return out;
}
