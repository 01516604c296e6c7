/**
 * One running-mean pass along rows, then along columns; beyond the edge the edge's value goes on.
 */
function boxPass(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const row = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const last = start + width - 1;
    let sum = from[start] * (radius + 1);
    for (let i = 1; i <= radius; i++) sum += from[Math.min(last, start + i)];
    for (let x = 0; x < width; x++) {
      row[start + x] = sum * scale;
      const enter = start + x + radius + 1;
      const leave = start + x - radius;
      sum += from[enter > last ? last : enter] - from[leave < start ? start : leave];
    }
  }
  const sums = new Float64Array(width);
  for (let x = 0; x < width; x++) sums[x] = row[x] * (radius + 1);
  for (let i = 1; i <= radius; i++) {
    const start = Math.min(height - 1, i) * width;
    for (let x = 0; x < width; x++) sums[x] += row[start + x];
  }
  for (let y = 0; y < height; y++) {
    const enter = Math.min(height - 1, y + radius + 1) * width;
    const leave = Math.max(0, y - radius) * width;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      to[start + x] = sums[x] * scale;
      sums[x] += row[enter + x] - row[leave + x];
    }
  }
}

/** A narrow Gaussian, sampled at five pixels: the running mean is too coarse for it. */
function kernelPass(
  from: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const w1 = Math.exp(-1 / (2 * sigma * sigma));
  const w2 = Math.exp(-4 / (2 * sigma * sigma));
  const total = 1 + 2 * w1 + 2 * w2;
  const [a, b, c] = [1 / total, w1 / total, w2 / total];
  const row = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const last = start + width - 1;
    const clamped = (i: number): number => from[i < start ? start : i > last ? last : i];
    for (let i = start + 2; i < last - 1; i++)
      row[i] = a * from[i] + b * (from[i - 1] + from[i + 1]) + c * (from[i - 2] + from[i + 2]);
    for (const i of [start, start + 1, last - 1, last])
      row[i] =
        a * from[i] + b * (clamped(i - 1) + clamped(i + 1)) + c * (clamped(i - 2) + clamped(i + 2));
  }
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const [y1, y2] = [Math.max(0, y - 1) * width, Math.max(0, y - 2) * width];
    const [y3, y4] = [Math.min(height - 1, y + 1) * width, Math.min(height - 1, y + 2) * width];
    for (let x = 0; x < width; x++)
      out[start + x] =
        a * row[start + x] + b * (row[y1 + x] + row[y3 + x]) + c * (row[y2 + x] + row[y4 + x]);
  }
  return out;
}

/** The means of factor x factor blocks. */
function shrunk(
  data: Float32Array,
  width: number,
  height: number,
  factor: number,
): { data: Float32Array; width: number; height: number } {
  const w = Math.ceil(width / factor);
  const h = Math.ceil(height / factor);
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const y1 = Math.min(height, (y + 1) * factor);
    for (let x = 0; x < w; x++) {
      const x1 = Math.min(width, (x + 1) * factor);
      let sum = 0;
      for (let j = y * factor; j < y1; j++)
        for (let i = x * factor; i < x1; i++) sum += data[j * width + i];
      out[y * w + x] = sum / ((y1 - y * factor) * (x1 - x * factor));
    }
  }
  return { data: out, width: w, height: h };
}

/** Back to the full size, linearly between the blocks' middles. */
export function grown(
  small: { data: Float32Array; width: number; height: number },
  width: number,
  height: number,
  factor: number,
): Float32Array {
  const out = new Float32Array(width * height);
  const left = new Int32Array(width);
  const mix = new Float32Array(width);
  const place = (i: number, n: number): number =>
    Math.min(n - 1, Math.max(0, (i + 0.5) / factor - 0.5));
  for (let x = 0; x < width; x++) {
    left[x] = Math.min(small.width - 2, Math.floor(place(x, small.width)));
    mix[x] = place(x, small.width) - left[x];
  }
  for (let y = 0; y < height; y++) {
    const at = place(y, small.height);
    const top = Math.min(small.height - 2, Math.floor(at));
    const t = at - top;
    const [a, b] = [top * small.width, (top + 1) * small.width];
    for (let x = 0; x < width; x++) {
      const i = left[x];
      const s = mix[x];
      const upper = small.data[a + i] + s * (small.data[a + i + 1] - small.data[a + i]);
      const lower = small.data[b + i] + s * (small.data[b + i + 1] - small.data[b + i]);
      out[y * width + x] = upper + t * (lower - upper);
    }
  }
  return out;
}

/**
 * Gaussian blur, in effect: a sampled kernel up to sigma 1.2 pixels, above that three running
 * means, and from sigma 5 on those of a picture shrunk first.
 */
export function blur(
  data: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  if (sigma < 0.2) return data.slice();
  if (sigma <= 1.2) return kernelPass(data, width, height, sigma);
  const factor = Math.floor(sigma / 2.5);
  if (factor > 1 && Math.min(width, height) >= 4 * factor) {
    const small = shrunk(data, width, height, factor);
    return grown(
      { ...small, data: blur(small.data, small.width, small.height, sigma / factor) },
      width,
      height,
      factor,
    );
  }
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  const out = new Float32Array(data.length);
  boxPass(data, out, width, height, radius);
  boxPass(out, out, width, height, radius);
  boxPass(out, out, width, height, radius);
  return out;
}
