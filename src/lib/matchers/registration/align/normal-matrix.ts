/** The pixels of a template inside its mask, row by row, as arrays of length `count`. */
export interface TemplatePixels {
  size: number;
  count: number;
  /** Stretches of neighbouring pixels inside the mask: row, first column, column after the last. */
  runs: Int32Array;
  /** Position of a column, or row, halves of the frame, -1 to 1. */
  position: Float64Array;
  relief: Float32Array;
  /** Gradient of the relief, across and down, per half of the frame. */
  across: Float32Array;
  down: Float32Array;
  /** Sum of the relief, and of its squares: exact, as it has whole numbers. */
  sum: number;
  squares: number;
}

/** Values of a regression: relief, 1, and what each entry of an affine map changes. */
export const TERMS = 8;

/**
 * Sums of the products of every two terms. Those of a row differ by powers of its position only, so
 * they are summed without it.
 */
export function normalMatrix({
  count,
  runs,
  position,
  relief,
  across,
  down,
  sum,
  squares,
}: TemplatePixels): Float64Array {
  const normal = new Float64Array(TERMS * TERMS);
  const add = (r: number, s: number, value: number) => {
    normal[r * TERMS + s] += value;
    if (r !== s) normal[s * TERMS + r] += value;
  };
  add(0, 0, squares);
  add(0, 1, sum);
  add(1, 1, count);
  for (let k = 0, i = 0; k < runs.length; k += 3) {
    const v = position[runs[k]];
    // by the power of the position in the row: of the gradients, of both with the relief, and of
    // the products of every two gradients
    let [x0, x1, y0, y1] = [0, 0, 0, 0];
    let [rx0, rx1, ry0, ry1] = [0, 0, 0, 0];
    let [xx0, xx1, xx2, xy0, xy1, xy2, yy0, yy1, yy2] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let x = runs[k + 1]; x < runs[k + 2]; x++, i++) {
      const u = position[x];
      const r = relief[i];
      const gx = across[i];
      const gy = down[i];
      const ux = gx * u;
      const uy = gy * u;
      x0 += gx;
      x1 += ux;
      y0 += gy;
      y1 += uy;
      rx0 += r * gx;
      rx1 += r * ux;
      ry0 += r * gy;
      ry1 += r * uy;
      xx0 += gx * gx;
      xx1 += gx * ux;
      xx2 += ux * ux;
      xy0 += gx * gy;
      xy1 += gx * uy;
      xy2 += ux * uy;
      yy0 += gy * gy;
      yy1 += gy * uy;
      yy2 += uy * uy;
    }
    addGradients(add, 1, v, [x0, x1, y0, y1]);
    addGradients(add, 0, v, [rx0, rx1, ry0, ry1]);
    addProducts(add, [2, 2], v, [xx0, xx1, xx2]);
    addProducts(add, [2, 5], v, [xy0, xy1, xy2]);
    addProducts(add, [5, 5], v, [yy0, yy1, yy2]);
  }
  return normal;
}

type Add = (r: number, s: number, value: number) => void;

/** Products of the relief, or of 1, with the six derivatives. */
function addGradients(add: Add, term: number, v: number, [x0, x1, y0, y1]: number[]): void {
  for (const [first, zero, one] of [
    [2, x0, x1],
    [5, y0, y1],
  ]) {
    add(term, first, one);
    add(term, first + 1, zero * v);
    add(term, first + 2, zero);
  }
}

/**
 * Products of the derivatives by two rows of the map: gradient times u, v and 1, each with each.
 *
 * @param first the first term of either row
 * @param sums of products of both gradients and powers 0, 1, 2 of u
 */
function addProducts(add: Add, [r, s]: number[], v: number, [zero, one, two]: number[]): void {
  const products = [
    [two, one * v, one],
    [one * v, zero * v * v, zero * v],
    [one, zero * v, zero],
  ];
  for (let p = 0; p < 3; p++)
    for (let q = r === s ? p : 0; q < 3; q++) add(r + p, s + q, products[p][q]);
}
