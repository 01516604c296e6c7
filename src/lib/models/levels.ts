/**
 * A picture as whole numbers of -127 to 127: what a photograph of 8 bits holds, in a quarter of the
 * room. Of a coin's relief one level is 0.024 of its standard deviation at most, a quarter of the
 * noise that training adds; 16-bit floats would take twice the room to tell apart what the
 * photograph did not.
 */
export interface Levels {
  /** The value of level 127, a 32-bit float. */
  limit: number;
  levels: Int8Array;
}

/**
 * Rounds to levels; the largest value either way is the outermost. Exact for what `fromLevels`
 * gave.
 */
export function toLevels(picture: Float32Array): Levels {
  let limit = 0;
  for (let i = 0; i < picture.length; i++) limit = Math.max(limit, Math.abs(picture[i]));
  const levels = new Int8Array(picture.length);
  if (limit > 0)
    for (let i = 0; i < picture.length; i++) levels[i] = Math.round((picture[i] * 127) / limit);
  return { limit, levels };
}

export function fromLevels({ limit, levels }: Levels): Float32Array {
  const picture = new Float32Array(levels.length);
  for (let i = 0; i < levels.length; i++) picture[i] = (levels[i] * limit) / 127;
  return picture;
}
