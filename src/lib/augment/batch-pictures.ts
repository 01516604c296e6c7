import type { Picture } from "../coins/index";
import type { Shape } from "./keras-affine";

/**
 * The pictures of a batch, to look at.
 *
 * @param batch  [pictures, height, width, channels], values 0 to 1; the channels are one or three
 */
export function batchPictures(batch: Float32Array, { height, width, channels }: Shape): Picture[] {
  const length = height * width * channels;
  return Array.from({ length: batch.length / length }, (_, i) => {
    const data = Uint8Array.from(batch.subarray(i * length, (i + 1) * length), (value) =>
      Math.round(255 * Math.min(1, Math.max(0, value))),
    );
    return { width, height, channels: channels as 1 | 3, data };
  });
}
