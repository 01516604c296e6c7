/** Lengths in 128ths of the frame, in which a coin is 117 wide. */
const COIN = 117;
/**
 * Dies mostly met their flans near the middle: looked at closely so far, and more loosely up to the
 * farthest strikes.
 */
const NEAR = 11.5;
const FAR = 20;
/** No place is farther than this from one that is tried. */
const CLOSE = 1.42;
const LOOSE = 1.8;

/** A shift of one side over another, in halves of the frame. */
export interface Shift {
  x: number;
  y: number;
  /**
   * What makes up for the part of the coin that no longer lies on the other: noise is then as high
   * at every shift.
   */
  gain: number;
}

/**
 * Where a picture may lie on another: triangular lattices, which cover a plane with the fewest
 * points.
 */
export function shiftsOfScreen({ nearOnly = false } = {}): Shift[] {
  return [...lattice(CLOSE, 0, NEAR), ...(nearOnly ? [] : lattice(LOOSE, NEAR, FAR))].map(
    ([x, y]) => ({ x: x / 64, y: y / 64, gain: 1 / Math.sqrt(overlap(Math.hypot(x, y) / COIN)) }),
  );
}

/**
 * Points of a triangular lattice of a covering radius, farther from the middle than `from` and not
 * beyond `to`.
 */
function lattice(covering: number, from: number, to: number): [number, number][] {
  const step = covering * Math.sqrt(3);
  const row = 1.5 * covering;
  const rows = Math.floor(to / row);
  const points: [number, number][] = [];
  for (let r = -rows; r <= rows; r++) {
    const first = r % 2 === 0 ? 0 : 0.5;
    for (let c = -Math.ceil(to / step) - 1; c <= Math.ceil(to / step); c++) {
      const [x, y] = [(c + first) * step, r * row];
      const length = Math.hypot(x, y);
      if (length <= to && (length > from || from === 0)) points.push([x, y]);
    }
  }
  return points;
}

/** Share of a disc that another of its size covers, `apart` diameters away. */
function overlap(apart: number): number {
  return (2 / Math.PI) * (Math.acos(apart) - apart * Math.sqrt(1 - apart * apart));
}
