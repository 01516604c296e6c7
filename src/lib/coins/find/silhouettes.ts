import type { Ground } from "./ground";
import type { Picture } from "../picture";

/**
 * How steep brightness may be within a shadow, in levels a pixel of a picture of about 400 px; a
 * coin's edge is steeper.
 */
const MAX_SHADOW_GRADIENT = 12;
/** A shadow keeps at least this share of the ground's brightness. */
const MIN_SHADOW_BRIGHTNESS_SHARE = 0.35;
/** How far the channels may differ in how much they were darkened, as a share. */
const MAX_SHADOW_TINT = 0.06;

/**
 * Everything that the ground does not reach: 1 for a pixel of an object or enclosed by one, 0 for
 * ground.
 *
 * The ground is flooded from the edges of the picture through whatever has its colour and, where
 * `throughShadow`, through what looks like the ground in shade: darker by the same factor in every
 * channel, and without sharp edges. The flood is 3 px wide, so that it does not seep into a coin
 * through a gap in its rim.
 */
export function silhouettes(picture: Picture, ground: Ground, throughShadow: boolean): Uint8Array {
  const { width, height } = picture;
  const open = passable(picture, ground, throughShadow);
  const flooded = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  let n = 0;
  const wide = narrowed(open, width, height);
  const start = (i: number) => {
    if (wide[i] === 0 || flooded[i] !== 0) return;
    flooded[i] = 1;
    stack[n++] = i;
  };
  for (let x = 0; x < width; x++) (start(x), start((height - 1) * width + x));
  for (let y = 0; y < height; y++) (start(y * width), start(y * width + width - 1));
  let left = n; // what lies on the stack; no closure changes it
  while (left > 0) {
    const i = stack[--left];
    const x = i % width;
    if (x > 0 && wide[i - 1] > flooded[i - 1]) flooded[(stack[left++] = i - 1)] = 1;
    if (x < width - 1 && wide[i + 1] > flooded[i + 1]) flooded[(stack[left++] = i + 1)] = 1;
    if (i >= width && wide[i - width] > flooded[i - width])
      flooded[(stack[left++] = i - width)] = 1;
    if (i < width * (height - 1) && wide[i + width] > flooded[i + width])
      flooded[(stack[left++] = i + width)] = 1;
  }
  const reached = widened(flooded, open, width, height);
  for (let i = 0; i < reached.length; i++) reached[i] = 1 - reached[i];
  return reached;
}

/** 1 where a pixel may be ground. */
function passable(
  { data, width, height, channels }: Picture,
  { colour, noise }: Ground,
  throughShadow: boolean,
): Uint8Array {
  const near = Math.max(8, Math.min(28, 6 + 4 * noise));
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      const i = p * channels;
      let off = 0;
      for (let c = 0; c < channels; c++) {
        const d = Math.abs(data[i + c] - colour[c]);
        if (d > off) off = d;
      }
      if (off <= near) {
        out[p] = 1;
        continue;
      }
      if (!throughShadow) continue;
      let low = Infinity;
      let high = 0;
      for (let c = 0; c < channels; c++) {
        const share = (data[i + c] + 1) / (colour[c] + 1);
        if (share < low) low = share;
        if (share > high) high = share;
      }
      if (
        low > MIN_SHADOW_BRIGHTNESS_SHARE &&
        high <= 1 + MAX_SHADOW_TINT &&
        high - low < MAX_SHADOW_TINT + near / 255
      ) {
        const g = i + (channels >> 1); // green, or grey
        const l = x > 0 ? channels : 0;
        const r = x < width - 1 ? channels : 0;
        const u = y > 0 ? width * channels : 0;
        const b = y < height - 1 ? width * channels : 0;
        const dx = data[g + r] - data[g - l];
        const dy = data[g + b] - data[g - u];
        if (dx * dx + dy * dy < 4 * MAX_SHADOW_GRADIENT * MAX_SHADOW_GRADIENT) out[p] = 1;
      }
    }
  }
  return out;
}

/** Pixels whose 3 x 3 neighbours are all open. */
function narrowed(open: Uint8Array, width: number, height: number): Uint8Array {
  const rows = open.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      rows[i] = open[i - 1] & open[i] & open[i + 1];
  }
  const out = rows.slice();
  for (let i = width; i < rows.length - width; i++)
    out[i] = rows[i - width] & rows[i] & rows[i + width];
  return out;
}

/** The flood grown back by a pixel each way, within what is open. */
function widened(flooded: Uint8Array, open: Uint8Array, width: number, height: number): Uint8Array {
  const rows = flooded.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      rows[i] = flooded[i - 1] | flooded[i] | flooded[i + 1];
  }
  const out = rows.slice();
  for (let i = width; i < rows.length - width; i++)
    out[i] = rows[i - width] | rows[i] | rows[i + width];
  for (let i = 0; i < out.length; i++) out[i] &= open[i];
  return out;
}
