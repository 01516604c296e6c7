import { AAN, dct8, inverseDct8 } from "./dct";
import type { Shape } from "./keras-affine";

/**
 * Divisors of the coefficients of brightness and of colour at quality 50, row by row (ITU-T T.81,
 * annex K.1).
 */
const BRIGHTNESS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const COLOUR = Array.from(
  { length: 64 },
  (_, i) =>
    [
      [17, 18, 24, 47],
      [18, 21, 26, 66],
      [24, 26, 56, 99],
      [47, 66, 99, 99],
    ][i >> 3]?.[i & 7] ?? 99,
);

/**
 * What a picture loses when it is kept as a JPEG file and read again: its blocks of 8x8 pixels keep
 * as many steps of each frequency as the quality allows. Colour is kept at full resolution (4:4:4);
 * the lossless part of the format is left out. libjpeg, which computes in whole numbers, rounds a
 * few coefficients the other way.
 *
 * @param picture height * width * channels values 0 to 1, channels interleaved, changed in place;
 *   three channels are RGB, any other number are as many grey pictures
 * @param quality 1, blocks of one grey, to 100, next to no loss; libjpeg's scale
 */
export function jpegLoss(
  picture: Float32Array,
  { height, width, channels }: Shape,
  quality: number,
): void {
  const [rows, columns] = [Math.ceil(height / 8) * 8, Math.ceil(width / 8) * 8];
  const planes = Array.from({ length: channels }, () => new Float32Array(rows * columns));
  for (let y = 0; y < rows; y++) {
    const line = Math.min(y, height - 1) * width; // beyond the edge, the edge goes on
    for (let x = 0, i = y * columns; x < columns; x++, i++) {
      const from = (line + Math.min(x, width - 1)) * channels;
      if (channels !== 3)
        for (let c = 0; c < channels; c++) planes[c][i] = level(picture[from + c] * 255) - 128;
      else {
        const [r, g, b] = [
          level(picture[from] * 255),
          level(picture[from + 1] * 255),
          level(picture[from + 2] * 255),
        ];
        planes[0][i] = level(0.299 * r + 0.587 * g + 0.114 * b) - 128;
        planes[1][i] = level(128 - 0.168735892 * r - 0.331264108 * g + 0.5 * b) - 128;
        planes[2][i] = level(128 + 0.5 * r - 0.418687589 * g - 0.081312411 * b) - 128;
      }
    }
  }
  planes.forEach((plane, c) =>
    quantise(
      plane,
      rows,
      columns,
      divisors(channels === 3 && c > 0 ? COLOUR : BRIGHTNESS, quality),
    ),
  );
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, i = y * columns; x < width; x++, i++, to += channels) {
      if (channels !== 3)
        for (let c = 0; c < channels; c++) picture[to + c] = level(planes[c][i] + 128) / 255;
      else {
        const [light, blue, red] = [
          level(planes[0][i] + 128),
          level(planes[1][i] + 128) - 128,
          level(planes[2][i] + 128) - 128,
        ];
        picture[to] = level(light + 1.402 * red) / 255;
        picture[to + 1] = level(light - 0.344136286 * blue - 0.714136286 * red) / 255;
        picture[to + 2] = level(light + 1.772 * blue) / 255;
      }
    }
  }
}

/** The nearest of 0 … 255. */
const level = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0);

function divisors(table: readonly number[], quality: number): Float64Array {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return Float64Array.from(table, (value) =>
    Math.min(255, Math.max(1, Math.floor((value * percent + 50) / 100))),
  );
}

/** Rounds every coefficient of every block to a multiple of its divisor. */
function quantise(plane: Float32Array, rows: number, columns: number, divisor: Float64Array): void {
  const restore = divisor.map((value, i) => (value * AAN[i >> 3] * AAN[i & 7]) / 8);
  const count = restore.map((value) => 1 / (64 * value));
  const block = new Float64Array(64);
  for (let top = 0; top < rows; top += 8) {
    for (let left = 0; left < columns; left += 8) {
      const from = top * columns + left;
      for (let i = 0, y = from; i < 64; y += columns)
        for (let x = y; x < y + 8; x++) block[i++] = plane[x];
      for (let i = 0; i < 64; i += 8) dct8(block, i, 1);
      for (let i = 0; i < 8; i++) dct8(block, i, 8);
      for (let i = 0; i < 64; i++) block[i] = Math.floor(block[i] * count[i] + 0.5) * restore[i];
      for (let i = 0; i < 8; i++) inverseDct8(block, i, 8);
      for (let i = 0; i < 64; i += 8) inverseDct8(block, i, 1);
      for (let i = 0, y = from; i < 64; y += columns)
        for (let x = y; x < y + 8; x++) plane[x] = block[i++];
    }
  }
}
