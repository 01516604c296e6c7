import { groundAt } from "./ground-surface";
import type { ScaledPicture } from "./rim-strip";

/**
 * Whether a silhouette lies within the rim but for a few pixels, and what it lacks of it is ground.
 */
export function isGroundBetween(
  picture: ScaledPicture,
  rim: Uint8Array,
  mask: Uint8Array,
): boolean {
  const { data, channels, width, height } = picture.at(1);
  const { coefficients, scatter } = picture.ground;
  let [area, beyond, lacking, off] = [0, 0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    area += mask[i];
    if (mask[i] === rim[i]) continue;
    if (mask[i]) {
      beyond++;
      continue;
    }
    lacking++;
    const u = ((i % width) + 0.5) / width - 0.5;
    const v = (Math.floor(i / width) + 0.5) / height - 0.5;
    for (let c = 0; c < channels; c++) {
      if (Math.abs(data[i * channels + c] - groundAt(coefficients[c], u, v)) < 12 + 3 * scatter)
        continue;
      off++;
      break;
    }
  }
  return beyond < 0.025 * area && off < 0.2 * lacking + 0.01 * area;
}
