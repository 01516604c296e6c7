import { turned } from "../augment/index";
import { tf } from "../engine/index";
import { fromLevels, toLevels, type Levels } from "./levels";
import { mapScores, unitMaps, type MapComparison } from "./map-scores";

/** Unit maps of coin sides, in whole levels: 9 kB for each view at 24 x 24 cells of 16 channels. */
export interface MapEmbeddings {
  compare: "map";
  comparison: MapComparison;
  /** Of one map: rows, columns, channels. */
  shape: [number, number, number];
  /** Map of a coin side as photographed, and at each rotation and scale of the comparison. */
  maps: { upright: Levels; views: Levels[] }[];
}

/** Sides per batch of the network; larger batches cost memory and save no time. */
const NETWORK_SIDES = 32;

/**
 * Sides per batch of the comparison. At 48 x 48 cells of 8 channels a pair takes a third less
 * processor time with 64 than with 32.
 */
const TILE_SIDES = 64;

/** Views of these sides per batch: one by one they take a fifth to four fifths more time. */
const TILE_VIEWS = 8;

/**
 * Feature maps of many pictures, as they are and at each rotation and scale of the comparison.
 *
 * @param pictures each `size * size` grey values, as the network was trained on
 */
export async function embedMaps(
  network: tf.LayersModel,
  comparison: MapComparison,
  pictures: readonly Float32Array[],
  size: number,
): Promise<MapEmbeddings> {
  const shape = network.outputs[0].shape.slice(1) as [number, number, number];
  const seen = async (some: readonly Float32Array[]): Promise<Levels[]> => {
    const input = new Float32Array(some.length * size * size);
    some.forEach((picture, i) => input.set(picture, i * size * size));
    const maps = tf.tidy(() =>
      unitMaps(network.predict(tf.tensor4d(input, [some.length, size, size, 1])) as tf.Tensor4D),
    );
    const values = (await maps.data()) as Float32Array;
    maps.dispose();
    const cells = values.length / some.length;
    return some.map((_, i) => toLevels(values.subarray(i * cells, (i + 1) * cells)));
  };
  const views = (comparison.sizes ?? [1]).flatMap((scale) =>
    comparison.turns.map((turn) => ({ turn, scale })),
  );
  const maps: MapEmbeddings["maps"] = [];
  for (let start = 0; start < pictures.length; start += NETWORK_SIDES) {
    const some = pictures.slice(start, start + NETWORK_SIDES);
    const upright = await seen(some);
    const byView: Levels[][] = [];
    for (const { turn, scale } of views)
      byView.push(
        turn === 0 && scale === 1
          ? upright
          : await seen(some.map((picture) => turned(picture, size, turn, scale))),
      );
    some.forEach((_, i) => maps.push({ upright: upright[i], views: byView.map((all) => all[i]) }));
  }
  return { compare: "map", comparison, shape, maps };
}

/**
 * Scores of pairs of sides: the maximum over rotations and scales, less their mean where the
 * comparison says so, and the mean over both directions, so that score(a, b) = score(b, a).
 *
 * Worked out tile by tile, some sides against those that are paired with one of them: memory grows
 * with the number of sides, not of pairs.
 */
export function scoreMaps(
  { comparison, shape, maps }: MapEmbeddings,
  pairs: { a: ArrayLike<number>; b: ArrayLike<number> },
): Float64Array {
  const scores = new Float64Array(pairs.a.length);
  const tensorOf = (levels: readonly Levels[]) => {
    const all = new Float32Array(levels.length * shape[0] * shape[1] * shape[2]);
    levels.forEach((one, i) => all.set(fromLevels(one), (i * all.length) / levels.length));
    return tf.tensor4d(all, [levels.length, ...shape]);
  };
  /** Scores of views of sides on sides as they lie, [rows, columns]. */
  const oneWay = (rows: readonly number[], columns: readonly number[]): Float32Array => {
    const scores = tf.tidy(() => {
      const upright = tensorOf(columns.map((side) => maps[side].upright));
      const ofViews = lots([...maps[rows[0]].views.keys()], TILE_VIEWS).map((some) =>
        tf.tidy(() => {
          const turnedRows = some.flatMap((view) => rows.map((side) => maps[side].views[view]));
          const scores = mapScores(tensorOf(turnedRows), upright, comparison);
          return tf.reshape(scores, [some.length, rows.length, columns.length]);
        }),
      );
      const scores = tf.concat(ofViews);
      const best = tf.max(scores, 0);
      return comparison.lessMean ? tf.sub(best, tf.mean(scores, 0)) : best;
    });
    // not within tidy, which would look for tensors among them
    const values = scores.dataSync() as Float32Array;
    scores.dispose();
    return values;
  };
  for (const { rows, columns, pairs: own } of tilesOf(pairs)) {
    const there = oneWay(rows, columns);
    const back = rows === columns ? there : oneWay(columns, rows);
    const [row, column] = [rows, columns].map(
      (sides) => new Map(sides.map((side, place) => [side, place])),
    );
    for (const i of own) {
      const [x, y] = [row.get(pairs.a[i])!, column.get(pairs.b[i])!];
      scores[i] = (there[x * columns.length + y] + back[y * rows.length + x]) / 2;
    }
  }
  return scores;
}

/** Some sides against others; where a tile compares sides with each other, the two are one list. */
interface Tile {
  rows: readonly number[];
  columns: readonly number[];
  /** Positions of the pairs (row, column) that it holds. */
  pairs: number[];
}

/**
 * Tiles that hold every pair once: first sides in the order in which they come, and with each lot of
 * them those second sides alone that one of them is paired with.
 */
function tilesOf({ a, b }: { a: ArrayLike<number>; b: ArrayLike<number> }): Tile[] {
  const tiles: Tile[] = [];
  const ofFirst = pairsBySide(
    Array.from({ length: a.length }, (_, i) => i),
    a,
  );
  for (const rows of lots([...ofFirst.keys()], TILE_SIDES)) {
    const among = new Set(rows);
    const own = rows.flatMap((side) => ofFirst.get(side)!);
    const inside = own.filter((i) => among.has(b[i]));
    if (inside.length > 0) tiles.push({ rows, columns: rows, pairs: inside });
    const ofSecond = pairsBySide(
      own.filter((i) => !among.has(b[i])),
      b,
    );
    for (const columns of lots([...ofSecond.keys()], TILE_SIDES))
      tiles.push({ rows, columns, pairs: columns.flatMap((side) => ofSecond.get(side)!) });
  }
  return tiles;
}

/** Pairs, by their positions, that share a side of one of the two lists. */
function pairsBySide(
  positions: readonly number[],
  sides: ArrayLike<number>,
): Map<number, number[]> {
  const bySide = new Map<number, number[]>();
  for (const i of positions) {
    const own = bySide.get(sides[i]);
    if (own) own.push(i);
    else bySide.set(sides[i], [i]);
  }
  return bySide;
}

/** Consecutive lists of about the same length, none longer than `most`. */
function lots(items: readonly number[], most: number): number[][] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, i) =>
    items.slice(
      Math.round((i * items.length) / count),
      Math.round(((i + 1) * items.length) / count),
    ),
  );
}
