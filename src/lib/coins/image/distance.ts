/**
 * Distance of every pixel of a mask to the nearest pixel outside it, in pixels: a chamfer distance
 * with the steps
 * 0.9551 and 1.3693 (diagonal), within 5 % of the Euclidean one. Beyond the picture counts as
 *   outside unless `open`.
 *
 * @see Borgefors 1986, "Distance transformations in digital images", the best 3x3 steps
 */
export function distanceInside(
  mask: Uint8Array,
  width: number,
  height: number,
  open = false,
): Float32Array {
  const a = 0.9551;
  const b = 1.3693;
  const w = width + 2;
  const far = 1e9;
  const d = new Float32Array(w * (height + 2)).fill(open ? far : 0);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = (y + 1) * w + 1, m = y * width; x < width; x++, i++, m++)
      d[i] = mask[m] ? far : 0;
  }
  for (let y = 1; y <= height; y++) {
    let last = d[y * w];
    for (let i = y * w + 1, end = i + width; i < end; i++) {
      const own = d[i];
      if (own === 0) {
        last = 0;
        continue;
      }
      const above = d[i - w];
      const left = d[i - w - 1];
      const right = d[i - w + 1];
      last = nearest(own, (last < above ? last : above) + a, (left < right ? left : right) + b);
      d[i] = last;
    }
  }
  const out = new Float32Array(width * height);
  for (let y = height; y >= 1; y--) {
    let last = d[y * w + width + 1];
    for (let i = y * w + width, o = y * width - 1; i > y * w; i--, o--) {
      const own = d[i];
      if (own === 0) {
        last = 0;
        continue;
      }
      const below = d[i + w];
      const left = d[i + w - 1];
      const right = d[i + w + 1];
      last = nearest(own, (last < below ? last : below) + a, (left < right ? left : right) + b);
      d[i] = last;
      out[o] = last;
    }
  }
  return out;
}

/** The smallest of three, as it is stored. */
function nearest(own: number, straight: number, slanting: number): number {
  const least = straight < slanting ? straight : slanting;
  return Math.fround(least < own ? least : own);
}

/** The pixels of a mask that lie more than `radius` pixels inside it. */
export function erode(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const distance = distanceInside(mask, width, height);
  const out = new Uint8Array(mask.length);
  // TypedArray.from is 10 times slower
  for (let i = 0; i < out.length; i++) out[i] = distance[i] > radius ? 1 : 0;
  return out;
}
