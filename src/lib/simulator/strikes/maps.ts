import type { Surface } from "./strike";

/** What a side's picture was made from, pixel by pixel of it, row by row. */
export interface SideMaps {
  /** Pixels a side of the square. */
  readonly size: number;
  /** Heights of the surface over the coin's field, die diameters; 0 off the coin. */
  readonly height: Float32Array;
  /**
   * Unit normals of the surface as x (right), y (down), z (to the camera), interleaved; 0, 0, 1 off
   * the coin.
   */
  readonly normal: Float32Array;
  /** 1 on the coin. */
  readonly mask: Uint8Array;
}

/**
 * The maps of a worn and aged side before it was photographed.
 *
 * @param perDiameter  pixels to a die diameter
 */
export function mapsOf(
  { x0, y0, width, rows, height, depth }: Surface,
  size: number,
  perDiameter: number,
): SideMaps {
  const maps = {
    size,
    height: new Float32Array(size * size),
    normal: new Float32Array(size * size * 3),
    mask: new Uint8Array(size * size),
  };
  for (let i = 2; i < maps.normal.length; i += 3) maps.normal[i] = 1;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      if (depth[from] < 0) continue;
      const to = (y + y0) * size + x + x0;
      maps.mask[to] = 1;
      maps.height[to] = height[from];
      if (x === 0 || y === 0 || x === width - 1 || y === rows - 1) continue;
      const gx = ((height[from + 1] - height[from - 1]) * perDiameter) / 2;
      const gy = ((height[from + width] - height[from - width]) * perDiameter) / 2;
      const length = Math.sqrt(1 + gx * gx + gy * gy);
      maps.normal.set([-gx / length, -gy / length, 1 / length], 3 * to);
    }
  return maps;
}
