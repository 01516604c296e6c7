/**
 * A square picture turned about its middle by some degrees, clockwise; 0 where it shows nothing.
 *
 * @param scale  how large what it shows is drawn, of what it was
 */
export function turned(
  picture: Float32Array,
  size: number,
  degrees: number,
  scale = 1,
): Float32Array {
  const centre = (size - 1) / 2;
  const [cos, sin] = [
    Math.cos((degrees * Math.PI) / 180) / scale,
    Math.sin((degrees * Math.PI) / 180) / scale,
  ];
  const target = new Float32Array(picture.length);
  turn(
    picture,
    size,
    { cos, sin, u0: centre - (cos + sin) * centre, v0: centre + (sin - cos) * centre, gain: 1 },
    target,
  );
  return target;
}

/**
 * Writes the picture's value at (u0 + cos x + sin y, v0 - sin x + cos y), times the gain, for each
 * x and y; 0 beyond its edges.
 */
export function turn(
  picture: Float32Array,
  size: number,
  { cos, sin, u0, v0, gain }: { cos: number; sin: number; u0: number; v0: number; gain: number },
  target: Float32Array,
): void {
  const last = size - 1;
  for (let y = 0, i = 0; y < size; y++) {
    const rowU = u0 + sin * y;
    const rowV = v0 + cos * y;
    for (let x = 0; x < size; x++, i++) {
      const u = rowU + cos * x;
      const v = rowV - sin * x;
      if (!(u >= 0 && v >= 0 && u < last && v < last)) {
        target[i] = 0;
        continue;
      }
      const column = u | 0;
      const row = v | 0;
      const k = row * size + column;
      const above = picture[k] + (picture[k + 1] - picture[k]) * (u - column);
      const below = picture[k + size] + (picture[k + size + 1] - picture[k + size]) * (u - column);
      target[i] = gain * (above + (below - above) * (v - row));
    }
  }
}
