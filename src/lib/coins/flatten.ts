import { erode } from "./image/distance";
import { gaussian } from "./image/gaussian";
import { blurMask, maskedGaussian } from "./image/masked-gaussian";
import type { NormalisedCoin } from "./normalise-coin";

/** The relief of a coin without its light and patina. */
export interface FlattenedCoin {
  size: number;
  /** size * size values in -3 … 3, 0 outside `mask`. */
  flat: Float32Array;
  /** size * size, 1 where `flat` means something: the coin's mask less a margin of 6 px at 560. */
  mask: Uint8Array;
}

/** `flat` reaches from -FLAT_LIMIT to FLAT_LIMIT. */
export const FLAT_LIMIT = 3;

const SIZE = 560; // the frame that the lengths below are for
const CONTRAST_OFFSET_LEVELS = 4;
const SMOOTHING_SIGMA_PX = 1;
const MARGIN_PX = 6;

/**
 * Removes light and patina from a coin: subtracts the local mean (masked Gaussian, sigma 10),
 * divides by the local contrast (root mean square, sigma 16) + 4 levels of 255, smooths lightly
 * (sigma 1), clips. Sigmas are in pixels of the 560 frame and scale with it. Unchanged by
 * brightness and nearly so by contrast.
 *
 * @param options.wide sigma of the local mean
 * @param options.contrast sigma of the local contrast
 */
export function flatten(
  { size, grey, mask }: Pick<NormalisedCoin, "size" | "grey" | "mask">,
  { wide = 10, contrast = 16 } = {},
): FlattenedCoin {
  const unit = size / SIZE;
  const detail = new Float32Array(size * size);
  for (let i = 0; i < detail.length; i++) if (mask[i]) detail[i] = 255 * grey[i];
  const mean = maskedGaussian(
    detail,
    blurMask(mask, size, size, wide * unit),
    size,
    size,
    wide * unit,
  );
  const squares = new Float32Array(size * size);
  for (let i = 0; i < detail.length; i++) {
    if (!mask[i]) continue;
    detail[i] -= mean[i];
    squares[i] = detail[i] * detail[i];
  }
  const power = maskedGaussian(
    squares,
    blurMask(mask, size, size, contrast * unit),
    size,
    size,
    contrast * unit,
  );
  for (let i = 0; i < detail.length; i++)
    if (mask[i]) detail[i] /= Math.sqrt(power[i]) + CONTRAST_OFFSET_LEVELS;
  const flat = gaussian(detail, size, size, SMOOTHING_SIGMA_PX * unit);
  const inner = erode(mask, size, size, MARGIN_PX * unit);
  for (let i = 0; i < flat.length; i++) {
    if (!inner[i]) flat[i] = 0;
    else if (flat[i] > FLAT_LIMIT) flat[i] = FLAT_LIMIT;
    else if (flat[i] < -FLAT_LIMIT) flat[i] = -FLAT_LIMIT;
  }
  return { size, flat, mask: inner };
}
