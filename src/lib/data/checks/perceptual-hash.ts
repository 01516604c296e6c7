/**
 * Side of the grey picture that a hash is made of, and of the square of slow waves that it is taken
 * from.
 */
export const HASH_INPUT = 64;
const FREQUENCIES = 16;
export const HASH_BITS = FREQUENCIES * FREQUENCIES;

/**
 * The perceptual hash of a picture: which of its slowest waves are stronger than the median one.
 * Copies that were compressed, resized or brightened keep almost all bits.
 *
 * @param grey 64 x 64 values
 * @returns 256 bits in 8 words
 * @see Python's `imagehash.phash(image, hash_size=16)`; the first bit there is the lowest of the
 *   first word here
 */
export function perceptualHash(grey: ArrayLike<number>): Uint32Array {
  const rows = new Float64Array(HASH_INPUT * FREQUENCIES);
  for (let y = 0; y < HASH_INPUT; y++) {
    for (let k = 0; k < FREQUENCIES; k++) {
      let sum = 0;
      for (let x = 0; x < HASH_INPUT; x++)
        sum += COSINES[k * HASH_INPUT + x] * grey[y * HASH_INPUT + x];
      rows[y * FREQUENCIES + k] = sum;
    }
  }
  const waves = new Float64Array(HASH_BITS);
  for (let j = 0; j < FREQUENCIES; j++) {
    for (let k = 0; k < FREQUENCIES; k++) {
      let sum = 0;
      for (let y = 0; y < HASH_INPUT; y++)
        sum += COSINES[j * HASH_INPUT + y] * rows[y * FREQUENCIES + k];
      waves[j * FREQUENCIES + k] = sum;
    }
  }
  const sorted = waves.slice().sort();
  const median = (sorted[HASH_BITS / 2 - 1] + sorted[HASH_BITS / 2]) / 2;
  const hash = new Uint32Array(HASH_BITS / 32);
  waves.forEach((wave, i) => (hash[i >> 5] |= Number(wave > median) << (i & 31)));
  return hash;
}

/** Of the discrete cosine transform, type II. */
const COSINES = Float64Array.from({ length: FREQUENCIES * HASH_INPUT }, (_, i) => {
  const k = Math.floor(i / HASH_INPUT);
  return Math.cos((Math.PI * k * (2 * (i % HASH_INPUT) + 1)) / (2 * HASH_INPUT));
});

/** How many bits differ. */
export function hammingDistance(a: Uint32Array, b: Uint32Array): number {
  let bits = 0;
  for (let i = 0; i < a.length; i++) {
    let word = a[i] ^ b[i];
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    bits += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return bits;
}
