/**
 * Adds noise of a triangular bell: the difference of the halves of one 32-bit number a value. The
 * numbers are Marsaglia's xorshift, a fifth of the price of the generator that seeds it: noise
 * fills most of the time that a view takes.
 *
 * @param deviation standard deviation, in the picture's own units
 * @param state where the numbers start, not 0
 */
export function addNoise(target: Float32Array, deviation: number, state: number): void {
  const unit = (deviation * Math.sqrt(6)) / 65536;
  for (let i = 0; i < target.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    target[i] += ((state >>> 16) - (state & 0xffff)) * unit;
  }
}
