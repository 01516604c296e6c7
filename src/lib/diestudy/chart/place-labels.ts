/** A link as it is drawn, from (x1, y1) to (x2, y2), with the size of its label. */
export interface LabelledLine {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
  height: number;
}

/** Where along a line a label may stand: its middle first. */
const LABEL_POSITIONS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/**
 * Where each line's label stands, so that labels cover each other and other lines as little as
 * possible: lines are taken in turn, those that are crossed by most others last.
 *
 * @returns middles of the labels, by line
 */
export function placeLabels(lines: readonly LabelledLine[]): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  const done: number[] = [];
  const widest = lines.map((_, i) => i).sort((a, b) => lines[b].width - lines[a].width || a - b);
  for (const i of widest) {
    const { x1, y1, x2, y2, width, height } = lines[i];
    let best = { cost: Infinity, x: 0, y: 0 };
    for (const at of LABEL_POSITIONS) {
      const [x, y] = [x1 + at * (x2 - x1), y1 + at * (y2 - y1)];
      const onLabels = done.reduce(
        (sum, k) =>
          sum +
          overlap(x, y, width, height, places[k].x, places[k].y, lines[k].width, lines[k].height),
        0,
      );
      const onLines = lines.reduce(
        (sum, line, k) => sum + (k === i ? 0 : lengthInBox(line, x, y, width, height)),
        0,
      );
      const cost = 10 * onLabels + onLines + 0.5 * Math.abs(at - 0.5);
      if (cost < best.cost) best = { cost, x, y };
    }
    places[i] = { x: best.x, y: best.y };
    done.push(i);
  }
  return places;
}

function overlap(
  x: number,
  y: number,
  w: number,
  h: number,
  x2: number,
  y2: number,
  w2: number,
  h2: number,
): number {
  const [across, down] = [(w + w2) / 2 - Math.abs(x - x2), (h + h2) / 2 - Math.abs(y - y2)];
  return across > 0 && down > 0 ? across * down : 0;
}

/** Length of a line inside a box. */
function lengthInBox(
  { x1, y1, x2, y2 }: LabelledLine,
  x: number,
  y: number,
  w: number,
  h: number,
): number {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [x1, x2 - x1, x - w / 2, x + w / 2],
    [y1, y2 - y1, y - h / 2, y + h / 2],
  ]) {
    if (step === 0) {
      if (start < low || start > high) return 0;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return to > from ? (to - from) * Math.hypot(x2 - x1, y2 - y1) : 0;
}
