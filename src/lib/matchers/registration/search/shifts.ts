/** Lengths in 128ths of the frame; the coin's diameter is 117. */
const COIN_DIAMETER = 117;
/**
 * Most strikes are nearly centred: the lattice of shifts is dense up to the near radius and sparse
 * up to the far one.
 */
const NEAR_RADIUS = 11.5;
const FAR_RADIUS = 20;
/** Covering radii of the two lattices: no shift is farther than this from one that is tried. */
const NEAR_COVERING_RADIUS = 1.42;
const FAR_COVERING_RADIUS = 1.8;

/** A shift of one side over another, in halves of the frame. */
export interface Shift {
  x: number;
  y: number;
  /**
   * Factor that compensates for the smaller overlap, so that noise has the same level at every
   * shift.
   */
  gain: number;
}

/**
 * Shifts of the coarse search: triangular lattices, which cover a plane with the fewest points.
 *
 * @param options.spacing factor of the distances between neighbouring shifts, for pictures without
 *   the high frequencies
 */
export function shiftsOfScreen({ nearOnly = false, spacing = 1 } = {}): Shift[] {
  return [
    ...lattice(NEAR_COVERING_RADIUS * spacing, 0, NEAR_RADIUS),
    ...(nearOnly ? [] : lattice(FAR_COVERING_RADIUS * spacing, NEAR_RADIUS, FAR_RADIUS)),
  ].map(([x, y]) => ({
    x: x / 64,
    y: y / 64,
    gain: 1 / Math.sqrt(overlap(Math.hypot(x, y) / COIN_DIAMETER)),
  }));
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
