import { arc, radians, smooth, type Point } from "../strikes/curves";
import { stroke, type Relief } from "../strikes/relief";
import { LETTERS, type Letter } from "../strikes/stroke-font";

const line = (...numbers: number[]): Point[] =>
  Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
const oval = (x: number, y: number, rx: number, ry: number): Point[] =>
  arc(x, y, rx, ry, 0, 360, 16);
const drawn = (width: number, ...strokes: Point[][]): Letter => ({ width, strokes });
const accented = (plain: Letter, ...accent: Point[][]): Letter => ({
  width: plain.width,
  strokes: [...plain.strokes, ...accent],
});

/**
 * The capitals of the strike simulator, and the figures, accents and Greek letters that euro coins
 * need besides.
 */
const GLYPHS: Readonly<Record<string, Letter>> = {
  ...LETTERS,
  "0": drawn(0.52, oval(0.26, -0.5, 0.26, 0.5)),
  "1": drawn(0.3, line(0.02, -0.8, 0.24, -1, 0.24, 0)),
  "2": drawn(
    0.54,
    smooth(line(0.02, -0.74, 0.1, -0.95, 0.28, -1, 0.47, -0.92, 0.5, -0.7, 0.36, -0.42, 0, 0), 4),
    line(0, 0, 0.54, 0),
  ),
  "4": drawn(0.58, line(0.42, 0, 0.42, -1, 0, -0.3, 0.58, -0.3)),
  "5": drawn(
    0.52,
    line(0.48, -1, 0.08, -1, 0.05, -0.56),
    arc(0.24, -0.31, 0.27, 0.31, -125, 150, 12),
  ),
  "6": drawn(
    0.52,
    oval(0.26, -0.3, 0.26, 0.3),
    smooth(line(0.46, -0.97, 0.2, -0.82, 0.04, -0.5, 0.01, -0.26), 4),
  ),
  "9": drawn(
    0.52,
    oval(0.26, -0.7, 0.26, 0.3),
    smooth(line(0.06, -0.03, 0.32, -0.18, 0.48, -0.5, 0.51, -0.74), 4),
  ),
  U: drawn(
    0.6,
    smooth(line(0, -1, 0, -0.35, 0.08, -0.08, 0.3, 0, 0.52, -0.08, 0.6, -0.35, 0.6, -1), 4),
  ),
  W: drawn(1, line(0, -1, 0.26, 0, 0.5, -0.9, 0.74, 0, 1, -1)),
  Y: drawn(0.66, line(0, -1, 0.33, -0.5, 0.66, -1), line(0.33, -0.5, 0.33, 0)),
  Ω: drawn(
    0.76,
    line(0, 0, 0.26, 0),
    arc(0.38, -0.58, 0.36, 0.42, 115, 425, 14),
    line(0.5, 0, 0.76, 0),
  ),
  É: accented(LETTERS.E, line(0.16, -1.14, 0.34, -1.3)),
  À: accented(LETTERS.A, line(0.24, -1.32, 0.42, -1.14)),
  Ñ: accented(LETTERS.N, smooth(line(0.1, -1.14, 0.24, -1.24, 0.42, -1.14, 0.56, -1.24), 4)),
};

/** How letters are cut: sizes in coin diameters. */
export interface Cut {
  readonly tall: number;
  /** Half the width of a stroke. */
  readonly weight: number;
  readonly height: number;
  /** Space between letters, in letter heights. */
  readonly gap?: number;
  /** Lean to the right, in degrees. */
  readonly slant?: number;
}

const advance = (name: string, gap: number): number =>
  (name === " " ? 0.36 : GLYPHS[name].width) + gap;

function cutLetter(layer: Relief, name: string, middle: Point, turn: number, cut: Cut): void {
  if (name === " ") return;
  const { width, strokes } = GLYPHS[name];
  const [cos, sin] = [Math.cos(radians(turn)), Math.sin(radians(turn))];
  const lean = Math.tan(radians(cut.slant ?? 0));
  for (const points of strokes) {
    const placed = points.map(([x, y]): Point => {
      const v = (y + 0.5) * cut.tall;
      const u = (x - width / 2) * cut.tall - lean * v;
      return [middle[0] + cos * u - sin * v, middle[1] + sin * u + cos * v];
    });
    stroke(layer, placed, cut.weight, cut.height);
  }
}

/** Letters in a straight line, about a middle. */
export function cutLine(layer: Relief, text: string, [x, y]: Point, cut: Cut): void {
  const gap = cut.gap ?? 0.3;
  const widths = [...text].map((name) => advance(name, gap));
  let at = x - (widths.reduce((sum, w) => sum + w, 0) * cut.tall) / 2;
  [...text].forEach((name, i) => {
    cutLetter(layer, name, [at + (widths[i] * cut.tall) / 2, y], 0, cut);
    at += widths[i] * cut.tall;
  });
}

/**
 * Letters on a circle round the coin's middle.
 *
 * @param radius of the circle through the letters' middles, coin diameters
 * @param middle where the text's middle stands, degrees clockwise from 12 o'clock
 * @param feet the letters' feet point inwards, as at the top of a coin, or outwards, to be read at
 *   its bottom
 */
export function cutRound(
  layer: Relief,
  text: string,
  radius: number,
  middle: number,
  feet: "inwards" | "outwards",
  cut: Cut,
): void {
  const gap = cut.gap ?? 0.3;
  const way = feet === "inwards" ? 1 : -1;
  const angles = [...text].map((name) => (advance(name, gap) * cut.tall) / radius / radians(1));
  let at = middle - (way * angles.reduce((sum, a) => sum + a, 0)) / 2;
  [...text].forEach((name, i) => {
    const angle = at + (way * angles[i]) / 2;
    const place: Point = [radius * Math.sin(radians(angle)), -radius * Math.cos(radians(angle))];
    cutLetter(layer, name, place, feet === "inwards" ? angle : angle + 180, cut);
    at += way * angles[i];
  });
}
