import { ANGLES, CHANNELS, RADII } from "./rim-strip";
import { RIM_WEIGHTS } from "./rim-weights";

/** Positions of the rim are told for every second angle of a strip. */
export const OUTPUTS = ANGLES / 2;

/** What the network says of a strip. */
export interface RimLogits {
  /** OUTPUTS * RADII log-probabilities that the rim lies there. */
  rim: Float32Array;
  /** OUTPUTS log-probabilities that no rim is seen at this angle. */
  none: Float32Array;
}

/** A layer's output: height (angles) * width (radii) * channels. */
interface Plane {
  data: Float64Array;
  height: number;
  width: number;
  channels: number;
}

interface Kernel {
  height: number;
  width: number;
  from: number;
  to: number;
  weights: Float64Array;
  bias: Float64Array;
}

const SHAPES = [
  [3, 5, CHANNELS, 12],
  [3, 3, 12, 12],
  [3, 3, 12, 16],
  [3, 3, 16, 24],
  [3, 3, 24, 24],
  [1, 1, 24, 16],
  [3, 3, 16, 16],
  [1, 1, 16, 12],
  [3, 3, 12, 12],
  [1, 1, 12, 2],
];

/** Output channels that are summed at once. */
const BLOCK = 4;

let kernels: Kernel[] | undefined;

/**
 * Where a small convolutional network sees the rim of a coin in a strip unrolled by `rimStrip`: an
 * encoder and decoder over three scales, angles going round, trained on composed photographs (see
 * models/coin-rim).
 */
export function rimLogits(strip: Float32Array): RimLogits {
  kernels ??= decoded(RIM_WEIGHTS);
  const [first, second, half, quarter, deep, up, halfAgain, upAgain, last, answer] = kernels;
  const input = {
    data: new Float64Array(strip),
    height: ANGLES,
    width: RADII,
    channels: CHANNELS,
  };
  const one = rectified(convolved(rectified(convolved(input, first, 2)), second));
  const two = rectified(convolved(pooled(one), half));
  const four = rectified(convolved(rectified(convolved(pooled(two), quarter)), deep));
  const back = rectified(convolved(rectified(addedTwice(two, convolved(four, up))), halfAgain));
  const full = rectified(convolved(rectified(addedTwice(one, convolved(back, upAgain))), last));
  return logProbabilities(convolved(full, answer).data);
}

function decoded(text: string): Kernel[] {
  const bytes = Buffer.from(text, "base64");
  let at = 0;
  // Kept as 16-bit integers with one scale a tensor, which stands before them.
  const take = (n: number) => {
    const scale = bytes.readFloatLE(at);
    const out = Float64Array.from(
      { length: n },
      (_, i) => bytes.readInt16LE(at + 4 + 2 * i) * scale,
    );
    at += 4 + 2 * n;
    return out;
  };
  return SHAPES.map(([height, width, from, to]) => ({
    height,
    width,
    from,
    to,
    weights: inBlocks(take(height * width * from * to), to),
    bias: inWhole(take(to)),
  }));
}

/** Weights of four output channels at a time, one tap after the other; 0 beyond the last channel. */
function inBlocks(weights: Float64Array, to: number): Float64Array {
  const taps = weights.length / to;
  const blocks = Math.ceil(to / BLOCK);
  const out = new Float64Array(blocks * taps * BLOCK);
  for (let c = 0; c < to; c++) {
    const at = Math.floor(c / BLOCK) * taps * BLOCK + (c % BLOCK);
    for (let t = 0; t < taps; t++) out[at + t * BLOCK] = weights[t * to + c];
  }
  return out;
}

function inWhole(bias: Float64Array): Float64Array {
  const out = new Float64Array(BLOCK * Math.ceil(bias.length / BLOCK));
  out.set(bias);
  return out;
}

/** Convolution with angles going round and zeros beyond the radii; `stride` is over angles. */
function convolved(input: Plane, kernel: Kernel, stride = 1): Plane {
  const { height: kh, width: kw, from, to } = kernel;
  const { height, width } = input;
  const padded = kh === 1 ? input.data : padRound(input, kw >> 1);
  const rowLength = (kh === 1 ? width : width + 2 * (kw >> 1)) * from;
  const rows = height / stride;
  const out = { data: new Float64Array(rows * width * to), height: rows, width, channels: to };
  for (let c = 0; c < to; c += BLOCK) {
    const slice = { taps: kw * from, kh, rowLength, step: from, stride, first: c };
    accumulate(padded, kernel, out, slice);
  }
  return out;
}

/**
 * Four output channels of a convolution, at two places of a row at a time. Plain local sums of
 * doubles: the compiler keeps them in registers, and converts nothing.
 */
function accumulate(
  padded: Float64Array,
  { weights, bias }: Kernel,
  out: Plane,
  slice: {
    taps: number;
    kh: number;
    rowLength: number;
    step: number;
    stride: number;
    first: number;
  },
): void {
  const { taps, kh, rowLength, step, stride, first } = slice;
  const { data, height, width, channels } = out;
  const block = weights.subarray(first * kh * taps, (first + BLOCK) * kh * taps);
  const [b0, b1, b2, b3] = [bias[first], bias[first + 1], bias[first + 2], bias[first + 3]];
  const isWhole = first + 2 < channels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 2) {
      let p = b0;
      let q = b1;
      let r = b2;
      let s = b3;
      let p2 = b0;
      let q2 = b1;
      let r2 = b2;
      let s2 = b3;
      let w = 0;
      for (let k = 0; k < kh; k++) {
        const row = (y * stride + k) * rowLength + x * step;
        for (let i = row; i < row + taps; i++, w += 4) {
          const u = padded[i];
          const v = padded[i + step];
          const w0 = block[w];
          const w1 = block[w + 1];
          const w2 = block[w + 2];
          const w3 = block[w + 3];
          p += u * w0;
          q += u * w1;
          r += u * w2;
          s += u * w3;
          p2 += v * w0;
          q2 += v * w1;
          r2 += v * w2;
          s2 += v * w3;
        }
      }
      const o = (y * width + x) * channels + first;
      data[o] = p;
      data[o + 1] = q;
      data[o + channels] = p2;
      data[o + channels + 1] = q2;
      if (!isWhole) continue;
      data[o + 2] = r;
      data[o + 3] = s;
      data[o + channels + 2] = r2;
      data[o + channels + 3] = s2;
    }
  }
}

/** One row more on either side, going round, and `side` zeros at the ends of each row. */
function padRound({ data, height, width, channels }: Plane, side: number): Float64Array {
  const length = (width + 2 * side) * channels;
  const out = new Float64Array((height + 2) * length);
  for (let y = -1; y <= height; y++) {
    const from = ((y + height) % height) * width * channels;
    out.set(data.subarray(from, from + width * channels), (y + 1) * length + side * channels);
  }
  return out;
}

function rectified(plane: Plane): Plane {
  const { data } = plane;
  for (let i = 0; i < data.length; i++) if (data[i] < 0) data[i] = 0;
  return plane;
}

/** Means of 2 x 2. */
function pooled({ data, height, width, channels }: Plane): Plane {
  const [h, w] = [height >> 1, width >> 1];
  const out = new Float64Array(h * w * channels);
  for (let y = 0, o = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (2 * y * width + 2 * x) * channels;
      const j = i + width * channels;
      for (let c = 0; c < channels; c++, o++)
        out[o] =
          0.25 * (data[i + c] + data[i + channels + c] + data[j + c] + data[j + channels + c]);
    }
  }
  return { data: out, height: h, width: w, channels };
}

/** A plane plus another of half its size, each of whose values stands for 2 x 2. */
function addedTwice(large: Plane, small: Plane): Plane {
  const { height, width, channels } = large;
  const data = new Float64Array(large.data.length);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = ((y >> 1) * small.width + (x >> 1)) * channels;
      for (let c = 0; c < channels; c++, o++) data[o] = large.data[o] + small.data[i + c];
    }
  }
  return { data, height, width, channels };
}

/** Softmax over the radii and 'none', whose score is the mean of the second channel. */
function logProbabilities(answer: Float64Array): RimLogits {
  const rim = new Float32Array(OUTPUTS * RADII);
  const none = new Float32Array(OUTPUTS);
  for (let a = 0; a < OUTPUTS; a++) {
    let high = -Infinity;
    let mean = 0;
    for (let k = 0; k < RADII; k++) {
      const i = 2 * (a * RADII + k);
      rim[a * RADII + k] = answer[i];
      if (answer[i] > high) high = answer[i];
      mean += answer[i + 1] / RADII;
    }
    high = Math.max(high, mean);
    let sum = Math.exp(mean - high);
    for (let k = 0; k < RADII; k++) sum += Math.exp(rim[a * RADII + k] - high);
    const total = high + Math.log(sum);
    for (let k = 0; k < RADII; k++) rim[a * RADII + k] -= total;
    none[a] = mean - total;
  }
  return { rim, none };
}
