import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { FRAME, type Scene } from "./ground-scenes";
import type { Random, Rgb } from "./scene-noise";

/** A simulated coin with its true mask. */
export interface MaskedCoin {
  size: number;
  rgb: Uint8Array;
  /** 0 to 255. */
  mask: Uint8Array;
  mean: number;
}

/** Pixels to which the obverse half of a simulated photograph is scaled. */
const SHOWN = 520;

/** The obverses of a folder that `data simulate --maps --width 1200` wrote. */
export function maskedCoins(folder: string): Promise<MaskedCoin[]> {
  const names = readdirSync(join(folder, "images")).filter((name) => name.endsWith(".jpg"));
  return Promise.all(
    names.map(async (name) => {
      const half = { left: 0, top: 0, width: 600, height: 600 };
      const rgb = await sharp(join(folder, "images", name))
        .extract(half)
        .removeAlpha()
        .toColourspace("srgb")
        .resize(SHOWN, SHOWN)
        .raw()
        .toBuffer();
      const mask = await sharp(join(folder, "maps", `${name.slice(0, -4)}-obverse-mask.png`))
        .greyscale()
        .resize(SHOWN, SHOWN)
        .toColourspace("b-w")
        .raw()
        .toBuffer();
      let [sum, n] = [0, 0];
      for (let i = 0; i < mask.length; i++) {
        if (mask[i] <= 250) continue;
        sum += (rgb[3 * i] + rgb[3 * i + 1] + rgb[3 * i + 2]) / 3;
        n++;
      }
      return { size: SHOWN, rgb, mask, mean: sum / n };
    }),
  );
}

/** Lays a coin on a scene near the middle of a square frame; its true mask beside it. */
export function composePhotograph(
  coin: MaskedCoin,
  scene: Scene,
  r: Random,
): { data: Uint8Array; truth: Uint8Array } {
  const { left, right, x: cx, y: cy, radius } = placeOf(coin);
  let ox = Math.round(FRAME / 2 - cx + (30 * r() - 15));
  const oy = Math.round(FRAME / 2 - cy + (30 * r() - 15));
  if (scene.cutOff !== undefined) ox = Math.round(-left - scene.cutOff * (right - left));
  const place = { x: cx + ox, y: cy + oy, radius };
  const data = new Uint8Array(3 * FRAME * FRAME);
  const truth = new Uint8Array(FRAME * FRAME);
  for (let y = 0, i = 0; y < FRAME; y++) {
    for (let x = 0; x < FRAME; x++, i++) {
      const metal = metalAt(coin, scene, x - ox, y - oy);
      let m = metal.share;
      const shade = scene.shade?.(x, y, place) ?? 1;
      let ground = scene.ground(x, y).map((v) => v * shade);
      const thing = scene.over?.(x, y, place);
      if (thing) {
        if (m < 0.5) [ground, m] = [thing, 0];
        else m = 1;
      }
      for (let c = 0; c < 3; c++) {
        const value = metal.colour[c] * m + ground[c] * (1 - m) + (r() + r() + r() - 1.5) * 3;
        data[3 * i + c] = Math.max(0, Math.min(255, value));
      }
      truth[i] = m > 0.5 ? 1 : 0;
    }
  }
  return { data, truth };
}

function metalAt({ size, rgb, mask, mean }: MaskedCoin, scene: Scene, u: number, v: number) {
  if (u < 0 || v < 0 || u >= size || v >= size) return { share: 0, colour: [0, 0, 0] };
  const i = v * size + u;
  let colour: Rgb = [rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]];
  if (scene.grey) colour = Array(3).fill((colour[0] + colour[1] + colour[2]) / 3) as Rgb;
  if (scene.tone) colour = colour.map((value) => scene.tone!(value, mean)) as Rgb;
  return { share: mask[i] / 255, colour };
}

function placeOf({ size, mask }: MaskedCoin) {
  let [left, right, sx, sy, area] = [size, 0, 0, 0, 0];
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      if (mask[i] <= 127) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      sx += x;
      sy += y;
      area++;
    }
  }
  return { left, right, x: sx / area, y: sy / area, radius: Math.sqrt(area / Math.PI) };
}
