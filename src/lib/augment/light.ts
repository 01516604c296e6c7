import type { Shape } from "./keras-affine";

/**
 * Where the highlight lies, from the middle to the edge, and how wide it is (sigma), both as shares
 * of half the height.
 */
const [PLACE, WIDTH] = [0.5, 0.35];

/**
 * Light from one side: the picture grows brighter towards it and darker away from it, evenly, and
 * has a soft highlight on that side.
 *
 * @param picture height * width * channels values 0 to 1, channels interleaved, changed in place;
 *   they stay in 0 to 1
 * @param direction where the light comes from, radians; 0 is the right, and it turns to the lower
 *   edge
 * @param amount share of the brightness won at the edge that faces the light, in the middle of that
 *   edge, and lost at the other; the highlight is half as strong. 0 to 1
 */
export function lightFrom(
  picture: Float32Array,
  { height, width, channels }: Shape,
  direction: number,
  amount: number,
): void {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  // places from -1 to 1; a bell over the plane is the product of one over each axis
  const places = (length: number) =>
    Float64Array.from({ length }, (_, i) => (2 * i + 1) / length - 1);
  const bell = (places: Float64Array, middle: number) =>
    places.map((place) => Math.exp(-((place - middle) ** 2) / (2 * WIDTH * WIDTH)));
  const [across, down] = [places(width), places(height)];
  const [bellAcross, bellDown] = [bell(across, PLACE * cos), bell(down, PLACE * sin)];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const gain = Math.max(0, 1 + amount * (cos * across[x] + sin * down[y]));
      const highlight = 0.5 * amount * bellAcross[x] * bellDown[y];
      for (let c = 0; c < channels; c++, i++) {
        const shaded = Math.min(1, picture[i] * gain);
        picture[i] = shaded + (1 - shaded) * highlight;
      }
    }
  }
}
