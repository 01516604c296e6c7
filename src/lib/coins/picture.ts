/**
 * A picture in memory: plain data that can be sent to a worker thread.
 *
 * `data` holds `height` rows of `width` pixels, channels interleaved, sRGB values 0 … 255.
 */
export interface Picture {
  width: number;
  height: number;
  channels: 1 | 3;
  data: Uint8Array;
  /** The EXIF orientation tag that was applied when it was read, where it is not 1. */
  orientation?: number;
  /** What a person should know of the file, to be read after its name; left out for nothing. */
  notes?: readonly string[];
}

/** The two faces of a coin. */
export type Side = "obverse" | "reverse";

/** A rectangle of a picture, copied. The rectangle must lie inside the picture. */
export function crop(
  picture: Picture,
  left: number,
  top: number,
  width: number,
  height: number,
): Picture {
  const { channels } = picture;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * channels;
    data.set(picture.data.subarray(from, from + width * channels), y * width * channels);
  }
  return { width, height, channels, data };
}

/**
 * Brightness of a stretch of one row of pixels, 0 … 255 (Rec. 601 luma of the sRGB values, as
 * OpenCV and Pillow do).
 *
 * @param out receives `out.length` values, starting with column `left`
 */
export function greyRow(picture: Picture, y: number, left: number, out: Float32Array): void {
  const { data, channels } = picture;
  let i = (y * picture.width + left) * channels;
  if (channels === 1) {
    for (let x = 0; x < out.length; x++) out[x] = data[i++];
    return;
  }
  for (let x = 0; x < out.length; x++, i += 3)
    out[x] = 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
}

/**
 * A grey picture from values in `low` … `high`, which become black … white; values beyond are
 * clipped.
 */
export function greyPicture(
  values: ArrayLike<number>,
  width: number,
  height: number,
  low = 0,
  high = 1,
): Picture {
  const data = new Uint8Array(width * height);
  const gain = 255 / (high - low);
  for (let i = 0; i < data.length; i++)
    data[i] = Math.max(0, Math.min(255, Math.round((values[i] - low) * gain)));
  return { width, height, channels: 1, data };
}
