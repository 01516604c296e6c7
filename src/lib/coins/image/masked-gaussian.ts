import { coarseGaussian, expand } from "./gaussian";

/** The blur of a mask, to be shared by all the pictures blurred with it. */
export type BlurredMask = ReturnType<typeof coarseGaussian>;

/** The blur of a mask (0 or 1 a pixel), the denominator of a masked Gaussian. */
export function blurMask(
  mask: Uint8Array,
  width: number,
  height: number,
  sigma: number,
): BlurredMask {
  return coarseGaussian(new Float32Array(mask), width, height, sigma);
}

/**
 * The Gaussian-weighted mean of those pixels that lie in a mask: G(image · mask) / G(mask). Nothing
 * outside the mask is seen, so that a white ground does not brighten a coin's rim.
 *
 * @param masked width * height values, zero outside the mask
 * @param weight `blurMask` of the mask, made with the same sigma
 * @returns means, meaningful in the mask and within about one sigma of it
 */
export function maskedGaussian(
  masked: Float32Array,
  weight: BlurredMask,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const blurred = coarseGaussian(masked, width, height, sigma);
  const mean = blurred.image;
  for (let i = 0; i < mean.length; i++)
    mean[i] = weight.image[i] > 1e-6 ? mean[i] / weight.image[i] : 0;
  if (blurred.step === 1) return mean;
  return expand(mean, blurred.width, blurred.height, width, height, blurred.step);
}
