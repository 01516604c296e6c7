import type { Random } from "../../base/index";
import type { RestrikeRange } from "./range";

/** A relief and the coin that it lies on. */
export interface Relief {
  values: Float32Array;
  /** 1 on the coin. */
  mask: Uint8Array;
}

/**
 * A relief turned, scaled, stretched, shifted and bent at random, as another strike's is that was
 * photographed again.
 */
export function warp(
  { values, mask }: Relief,
  size: number,
  range: Pick<RestrikeRange, "rotation" | "scale" | "stretch" | "shift" | "bend">,
  random: Random,
): Relief {
  const either = (most: number) => random.uniform(-most, most);
  const angle = (either(range.rotation) * Math.PI) / 180;
  const scale = Math.exp(either(range.scale));
  const stretch = Math.exp(either(range.stretch));
  const axis = random.uniform(0, Math.PI);
  const [c, s] = [Math.cos(axis), Math.sin(axis)];
  // stretched along the axis, by its inverse across
  const [xx, xy, yy] = [
    c * c * stretch + (s * s) / stretch,
    c * s * (stretch - 1 / stretch),
    s * s * stretch + (c * c) / stretch,
  ];
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const [a, b, d, e] = [
    cos * xx - sin * xy,
    cos * xy - sin * yy,
    sin * xx + cos * xy,
    sin * xy + cos * yy,
  ];
  const [tx, ty] = [2 * either(range.shift), 2 * either(range.shift)];
  const bends = Array.from({ length: 6 }, () => random.normal(0, range.bend));
  const [p, q, r, t, u, v] = bends;
  const out: Relief = {
    values: new Float32Array(size * size),
    mask: new Uint8Array(size * size),
  };
  const half = size / 2;
  const last = size - 1;
  for (let row = 0, i = 0; row < size; row++) {
    const y = (row + 0.5) / half - 1;
    for (let column = 0; column < size; column++, i++) {
      const x = (column + 0.5) / half - 1;
      const fromX = a * x + b * y + tx + p * x * x + q * x * y + r * y * y;
      const fromY = d * x + e * y + ty + t * x * x + u * x * y + v * y * y;
      const atX = (fromX + 1) * half - 0.5;
      const atY = (fromY + 1) * half - 0.5;
      if (!(atX >= 0 && atY >= 0 && atX < last && atY < last)) continue;
      const [left, top] = [atX | 0, atY | 0];
      const [h, w] = [atY - top, atX - left];
      const k = top * size + left;
      if (mask[(h < 0.5 ? k : k + size) + (w < 0.5 ? 0 : 1)] === 0) continue;
      out.mask[i] = 1;
      const above = values[k] + (values[k + 1] - values[k]) * w;
      const below = values[k + size] + (values[k + size + 1] - values[k + size]) * w;
      out.values[i] = above + (below - above) * h;
    }
  }
  return out;
}
