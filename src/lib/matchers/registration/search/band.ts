/** Side of the coarse search's picture, pixels. */
export const SCREEN_SIZE = 64;
const MIN_FREQUENCY = 3;
const MAX_FREQUENCY = 24;
/** Edges of the pass band, cycles per frame: lower frequencies are light, higher ones grain. */
const SIGMA_WIDE = 6 / 128;
const SIGMA_NARROW = 0.69 / 128;

/**
 * Spatial frequencies of the coarse search: integer cycles per frame in a half plane, of length 3
 * to 24.
 */
export interface Band {
  /** Cycles across and down, length `count`. */
  kx: Float32Array;
  ky: Float32Array;
  count: number;
}

/** @param highest largest length of a frequency */
export function band(highest = MAX_FREQUENCY): Band {
  const waves: [number, number][] = [];
  for (let ky = -MAX_FREQUENCY; ky <= MAX_FREQUENCY; ky++) {
    for (let kx = 0; kx <= MAX_FREQUENCY; kx++) {
      const length = Math.hypot(kx, ky);
      // the other half says the same
      if (length < MIN_FREQUENCY || length > highest || (kx === 0 && ky < 0)) continue;
      waves.push([kx, ky]);
    }
  }
  return {
    kx: Float32Array.from(waves, ([x]) => x),
    ky: Float32Array.from(waves, ([, y]) => y),
    count: waves.length,
  };
}

/** Weight of each frequency: a difference of Gaussians band-pass. */
export function passed({ kx, ky }: Band): Float32Array {
  return kx.map((x, k) => {
    const square = 2 * (Math.PI * Math.hypot(x, ky[k])) ** 2;
    return Math.exp(-square * SIGMA_NARROW ** 2) * (1 - Math.exp(-square * SIGMA_WIDE ** 2));
  });
}

/** Number of frequencies along one axis: 0 … MAX_FREQUENCY cycles per frame. */
export const FREQUENCIES_PER_AXIS = MAX_FREQUENCY + 1;

/**
 * Fourier matrix of a row or column of a picture: SCREEN_SIZE rows of FREQUENCIES_PER_AXIS cosines,
 * then as many sines.
 */
export function fourierMatrix(): Float32Array {
  const n = SCREEN_SIZE;
  const out = new Float32Array(n * 2 * FREQUENCIES_PER_AXIS);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < FREQUENCIES_PER_AXIS; k++) {
      const angle = (2 * Math.PI * ((k * i) % n)) / n;
      out[i * 2 * FREQUENCIES_PER_AXIS + k] = Math.cos(angle);
      out[i * 2 * FREQUENCIES_PER_AXIS + FREQUENCIES_PER_AXIS + k] = Math.sin(angle);
    }
  }
  return out;
}

/**
 * Index of each frequency among the products of the one-dimensional coefficients, 2
 * FREQUENCIES_PER_AXIS across x as many down: for all frequencies cosine times cosine, then sine
 * times sine, sine times cosine, cosine times sine. The cosine part is the first less the second,
 * the sine part the sum of the third and the fourth; for negative `ky` the sines down change their
 * sign.
 */
export function placesOf({ kx, ky, count }: Band): Int32Array {
  const of = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  return Int32Array.from({ length: 4 * count }, (_, i) => {
    const [[across, down], k] = [of[Math.floor(i / count)], i % count];
    return (
      (kx[k] + across * FREQUENCIES_PER_AXIS) * 2 * FREQUENCIES_PER_AXIS +
      Math.abs(ky[k]) +
      down * FREQUENCIES_PER_AXIS
    );
  });
}
