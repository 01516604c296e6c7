/** Pixels a side of the picture that the screen sees. */
export const SCREEN_SIZE = 64;
const LOWEST = 3;
const HIGHEST = 24;
/**
 * The pass band's edges in waves across the frame: what is slower is light, what is faster is
 * grain.
 */
const SIGMA_WIDE = 6 / 128;
const SIGMA_NARROW = 0.69 / 128;

/**
 * The waves that the screen compares: whole numbers of waves across the frame, half a plane of
 * them, 3 to 24 long.
 */
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
      // the other half says the same
      if (length < LOWEST || length > HIGHEST || (kx === 0 && ky < 0)) continue;
      waves.push([kx, ky]);
    }
  }
  return {
    kx: Float32Array.from(waves, ([x]) => x),
    ky: Float32Array.from(waves, ([, y]) => y),
    count: waves.length,
  };
}

/** How each wave is weighted: a band-pass, a narrow Gaussian less a wide one. */
export function passed({ kx, ky }: Band): Float32Array {
  return kx.map((x, k) => {
    const square = 2 * (Math.PI * Math.hypot(x, ky[k])) ** 2;
    return Math.exp(-square * SIGMA_NARROW ** 2) * (1 - Math.exp(-square * SIGMA_WIDE ** 2));
  });
}

/** Waves along one side of a picture that are looked at: 0 … HIGHEST across the frame. */
export const ALONG = HIGHEST + 1;

/**
 * The matrix that takes a row or a column of a picture to its waves: SCREEN_SIZE rows of ALONG
 * cosines, then ALONG sines.
 */
export function alongSide(): Float32Array {
  const n = SCREEN_SIZE;
  const out = new Float32Array(n * 2 * ALONG);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < ALONG; k++) {
      const angle = (2 * Math.PI * ((k * i) % n)) / n;
      out[i * 2 * ALONG + k] = Math.cos(angle);
      out[i * 2 * ALONG + ALONG + k] = Math.sin(angle);
    }
  }
  return out;
}

/**
 * Where each wave lies among the 2 ALONG (across) x 2 ALONG (down) products of waves along the
 * sides: for all waves cosine times cosine, then sine times sine, sine times cosine, cosine times
 * sine. A wave's cosine part is the first less the second, its sine part the third and the fourth;
 * of a wave with negative `ky` the sines down change their sign.
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
    return (kx[k] + across * ALONG) * 2 * ALONG + Math.abs(ky[k]) + down * ALONG;
  });
}
