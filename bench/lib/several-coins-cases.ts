import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromCsv } from "../../src/lib/base/csv";
import { coinsAndOthers, readPhotograph, type OutlineEllipse } from "../../src/lib/coins/index";

/** A photograph of coins that were counted, and outlined in some photographs. */
export interface CountedPhotograph {
  name: string;
  file: string;
  count: number;
  /** null where coins were counted only. */
  outlines: OutlineEllipse[] | null;
}

/** Halves of the set: what the finder was developed with, and what it was measured on once. */
export type SetHalf = "development" | "held out";

/** Overlap from which an outline is a coin's. */
const MIN_OVERLAP = 0.7;

/**
 * The photographs of the set `several-coins`. Of the outlined ones, and of those that are counted
 * only, every second in the order of the table is for development, the first among them.
 */
export function countedPhotographs(folder: string, half: SetHalf): CountedPhotograph[] {
  const rows = (name: string) => fromCsv(readFileSync(join(folder, name), "utf8"));
  const coins = rows("coins.csv");
  const photographs = rows("photographs.csv");
  return ["yes", "no"].flatMap((outlined) =>
    photographs
      .filter((row) => row.outlined === outlined)
      .filter((_, i) => (i % 2 === 0) === (half === "development"))
      .map(({ photograph, coins: count }) => ({
        name: photograph,
        file: join(folder, "photographs", photograph),
        count: Number(count),
        outlines:
          outlined === "yes"
            ? coins.filter((coin) => coin.photograph === photograph).map(outlineOf)
            : null,
      })),
  );
}

function outlineOf(row: Record<string, string>): OutlineEllipse {
  const [x, y, a, b, degrees] = ["cx", "cy", "a", "b", "angle"].map((key) => Number(row[key]));
  return { x, y, a, b, angle: (degrees * Math.PI) / 180 };
}

/** What was found in a photograph. */
export interface CountedResult extends CountedPhotograph {
  found: number;
  others: number;
  /** Of the outlines, how many were found; null where coins were counted only. */
  right: number | null;
  /** Processor time. */
  milliseconds: number;
}

export async function countedResult(photograph: CountedPhotograph): Promise<CountedResult> {
  const picture = await readPhotograph(photograph.file);
  const start = process.cpuUsage();
  const { coins, others } = coinsAndOthers(picture);
  const { user, system } = process.cpuUsage(start);
  const found = coins.map(({ ellipse }) => ellipse);
  return {
    ...photograph,
    found: coins.length,
    others: others.length,
    right: photograph.outlines && matched(photograph.outlines, found),
    milliseconds: (user + system) / 1000,
  };
}

/** How many outlines have one that was found for themselves, the best overlaps first. */
export function matched(truth: readonly OutlineEllipse[], found: readonly OutlineEllipse[]) {
  const pairs = truth
    .flatMap((t, i) => found.map((f, j) => ({ i, j, overlap: overlapOf(t, f) })))
    .filter(({ overlap }) => overlap >= MIN_OVERLAP)
    .sort((p, q) => q.overlap - p.overlap);
  const [taken, used] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of pairs) {
    if (taken.has(i) || used.has(j)) continue;
    taken.add(i);
    used.add(j);
  }
  return taken.size;
}

/** Intersection over union of two ellipses, on a grid of a fortieth of the larger one. */
export function overlapOf(p: OutlineEllipse, q: OutlineEllipse): number {
  if (Math.hypot(p.x - q.x, p.y - q.y) > p.a + q.a) return 0;
  const largest = Math.max(p.a, q.a);
  let [both, either] = [0, 0];
  for (let y = -2.5 * largest; y <= 2.5 * largest; y += largest / 40) {
    for (let x = -2.5 * largest; x <= 2.5 * largest; x += largest / 40) {
      const [inP, inQ] = [isIn(p, p.x + x, p.y + y), isIn(q, p.x + x, p.y + y)];
      if (inP && inQ) both++;
      if (inP || inQ) either++;
    }
  }
  return both / either;
}

function isIn({ x, y, a, b, angle }: OutlineEllipse, px: number, py: number): boolean {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [u, v] = [((px - x) * c + (py - y) * s) / a, ((py - y) * c - (px - x) * s) / b];
  return u * u + v * v <= 1;
}
