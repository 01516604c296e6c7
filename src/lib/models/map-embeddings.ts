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
 * Worked out tile by tile, for those tiles that hold a pair: memory grows with the number of sides,
 * not of pairs.
 */
export function scoreMaps(
  { comparison, shape, maps }: MapEmbeddings,
  pairs: { a: ArrayLike<number>; b: ArrayLike<number> },
): Float64Array {
  const scores = new Float64Array(pairs.a.length);
  const tiles = new Map<number, number[]>();
  const across = Math.ceil(maps.length / TILE_SIDES);
  for (let i = 0; i < scores.length; i++) {
    const [low, high] = [pairs.a[i], pairs.b[i]]
      .map((side) => Math.floor(side / TILE_SIDES))
      .sort((x, y) => x - y);
    const key = low * across + high;
    const known = tiles.get(key);
    if (known) known.push(i);
    else tiles.set(key, [i]);
  }
  const tensorOf = (levels: readonly Levels[]) => {
    const all = new Float32Array(levels.length * shape[0] * shape[1] * shape[2]);
    levels.forEach((one, i) => all.set(fromLevels(one), (i * all.length) / levels.length));
    return tf.tensor4d(all, [levels.length, ...shape]);
  };
  /** Scores of views of sides on sides as they lie, [rows, columns]. */
  const oneWay = (rows: MapEmbeddings["maps"], columns: MapEmbeddings["maps"]): Float32Array => {
    const scores = tf.tidy(() => {
      const upright = tensorOf(columns.map((side) => side.upright));
      const ofViews = rows[0].views.map((_, view) =>
        tf.tidy(() =>
          mapScores(tensorOf(rows.map(({ views }) => views[view])), upright, comparison),
        ),
      );
      const best = ofViews.reduce((x, y) => tf.maximum(x, y));
      return comparison.lessMean ? tf.sub(best, tf.div(tf.addN(ofViews), ofViews.length)) : best;
    });
    // not within tidy, which would look for tensors among them
    const values = scores.dataSync() as Float32Array;
    scores.dispose();
    return values;
  };
  for (const [key, own] of tiles) {
    const [low, high] = [Math.floor(key / across), key % across].map((tile) =>
      maps.slice(tile * TILE_SIDES, (tile + 1) * TILE_SIDES),
    );
    const there = oneWay(low, high);
    const back = low === high ? there : oneWay(high, low);
    for (const i of own) {
      const [x, y] = [pairs.a[i], pairs.b[i]]
        .sort((p, q) => Math.floor(p / TILE_SIDES) - Math.floor(q / TILE_SIDES))
        .map((side) => side % TILE_SIDES);
      scores[i] = (there[x * high.length + y] + back[y * low.length + x]) / 2;
    }
  }
  return scores;
}
