import { distanceInside } from "../image/distance";
import type { CoinMask } from "./find-coin";
import type { Picture } from "../picture";

/**
 * A picture with the edge of the coin's mask drawn in magenta, for looking at what `findCoin`
 * found.
 */
export function drawOutline(picture: Picture, coin: CoinMask): Picture {
  const { width, height, channels } = picture;
  const out = new Uint8Array(width * height * 3);
  const depth = distanceInside(coin.mask, coin.width, coin.height);
  const thick = Math.max(1, 0.004 * coin.width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const at =
        Math.min(coin.height - 1, Math.floor(y / coin.step)) * coin.width +
        Math.min(coin.width - 1, Math.floor(x / coin.step));
      const isEdge = depth[at] > 0 && depth[at] <= thick;
      for (let c = 0; c < 3; c++)
        out[3 * i + c] = isEdge
          ? c === 1
            ? 0
            : 255
          : picture.data[i * channels + (channels === 3 ? c : 0)];
    }
  }
  return { width, height, channels: 3, data: out };
}
