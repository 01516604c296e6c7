export type Rgb = [number, number, number];
/** Uniform in [0, 1). */
export type Random = () => number;

/** Mulberry32: the composed photographs of a seed are the same in every version. */
export function mulberry(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A smooth random field from 0 to 1; a cell is `cell` pixels, less by the factors across. */
export function valueNoise(r: Random, cell: number, across = 1, down = 1) {
  const grid = new Map<number, number>();
  const at = (i: number, j: number) => {
    const key = i * 4099 + j;
    const value = grid.get(key) ?? r();
    grid.set(key, value);
    return value;
  };
  return (x: number, y: number) => {
    const [u, v] = [(x * across) / cell, (y * down) / cell];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [u - i, v - j];
    const over = at(i, j) * (1 - s) + at(i + 1, j) * s;
    const under = at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s;
    return over * (1 - t) + under * t;
  };
}
