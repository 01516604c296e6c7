import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../src/lib/engine/index";
import { turned } from "../../src/lib/augment/index";
import {
  buildMapNetwork,
  embedPictures,
  loadSiamese,
  mapScores,
  saveSiamese,
  scorePairs,
  unitMaps,
  type MapComparison,
  type SiameseCard,
} from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";

const size = 32;
const decision = { threshold: 0.5, calibration: { slope: 2, intercept: -1 }, chosenOn: "nothing" };
const map = { block: 4, shift: 1, give: 1, turns: [-8, 0, 8] };
const card: SiameseCard = {
  kind: "siamese",
  input: { size, flatten: true },
  map,
  decisions: { obverse: decision, reverse: decision },
};
const network = () => buildMapNetwork({ filters: [4, 6], channels: 5 }, size, 3);

/** A coin of its own: a few waves within a disc. */
function drawn(seed: number): Float32Array {
  const draw = random(seed);
  const waves = Array.from({ length: 6 }, () => [
    draw.uniform(-0.6, 0.6),
    draw.uniform(-0.6, 0.6),
    draw.uniform(0, 6),
  ]);
  return Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [(i % size) - 15.5, Math.floor(i / size) - 15.5];
    return Math.hypot(x, y) > 15
      ? 0
      : waves.reduce((sum, [u, v, phase]) => sum + Math.sin(u * x + v * y + phase), 0);
  });
}

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "maps-"));
  await startEngine();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("scores of maps", () => {
  const pictures = Array.from({ length: 70 }, (_, i) => drawn(i)); // more than one tile
  const everyPair = { a: [0, 69, 3, 40, 33], b: [69, 0, 40, 3, 34] };

  it("are the same for (a, b) and (b, a), alone as among others", async () => {
    const model = network();
    const scores = scorePairs(await embedPictures(model, card, pictures), everyPair);
    expect(scores[0]).toBeCloseTo(scores[1], 6);
    expect(scores[2]).toBeCloseTo(scores[3], 6);
    const [alone] = scorePairs(await embedPictures(model, card, [pictures[69], pictures[0]]), {
      a: [0],
      b: [1],
    });
    expect(alone).toBeCloseTo(scores[0], 4);
  });

  it("are near 1 for a coin and itself turned by what is tried, and less where no turn is", async () => {
    const model = network();
    const two = [drawn(1), turned(drawn(1), size, 8)];
    const score = async (turns: number[]) =>
      scorePairs(
        await embedPictures(model, { ...card, map: { ...map, shift: 0, give: 0, turns } }, two),
        { a: [0], b: [1] },
      )[0];
    expect(await score([-8, 0, 8])).toBeGreaterThan(0.9);
    expect(await score([0])).toBeLessThan((await score([-8, 0, 8])) - 0.1);
  });

  it("are the same for (a, b) and (b, a) where sizes are tried, and near 1 for a coin drawn in one of them", async () => {
    const two = [drawn(1), turned(drawn(1), size, 8, 1.25)];
    const score = async (sizes?: number[]) =>
      scorePairs(
        await embedPictures(network(), { ...card, map: { ...map, shift: 0, give: 0, sizes } }, two),
        { a: [0, 1], b: [1, 0] },
      );
    const [there, back] = await score([0.8, 1, 1.25]);
    expect(there).toBeCloseTo(back, 6);
    expect(there).toBeGreaterThan(0.85);
    expect(await score([1])).toEqual(await score());
    expect((await score())[0]).toBeLessThan(there - 0.1);
  });

  it("are the best of any turn in any size, the mean of both ways round", async () => {
    const model = network();
    const how = { ...map, sizes: [0.9, 1.2] };
    const pictures = [drawn(4), drawn(5), drawn(6)];
    const seen = (picture: Float32Array) =>
      unitMaps(model.predict(tf.tensor4d(picture, [1, size, size, 1])) as tf.Tensor4D);
    const oneWay = (a: Float32Array, b: Float32Array) =>
      tf.tidy(() =>
        Math.max(
          ...how.sizes.flatMap((scale) =>
            how.turns.map(
              (turn) => mapScores(seen(turned(a, size, turn, scale)), seen(b), how).dataSync()[0],
            ),
          ),
        ),
      );
    const scores = scorePairs(await embedPictures(model, { ...card, map: how }, pictures), {
      a: [0, 0, 1],
      b: [1, 2, 2],
    });
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ].forEach(([a, b], i) =>
      expect(scores[i]).toBeCloseTo(
        (oneWay(pictures[a], pictures[b]) + oneWay(pictures[b], pictures[a])) / 2,
        2,
      ),
    );
  });

  it("are less the mean of all turns and sizes where the card says so", async () => {
    const model = network();
    const how = { ...map, sizes: [0.9, 1.2] };
    const pairs = { a: [0, 0, 1], b: [1, 2, 2] };
    const some = [drawn(4), drawn(5), drawn(6)];
    const score = async (one: MapComparison) =>
      scorePairs(await embedPictures(model, { ...card, map: one }, some), pairs);
    const best = await score(how);
    const less = await score({ ...how, lessMean: true });
    const each = await Promise.all(
      how.sizes.flatMap((scale) =>
        how.turns.map((turn) => score({ ...how, sizes: [scale], turns: [turn] })),
      ),
    );
    best.forEach((value, i) => {
      const mean = each.reduce((sum, scores) => sum + scores[i], 0) / each.length;
      expect(less[i]).toBeCloseTo(value - mean, 5);
    });
  });

  it("leave no tensor behind", async () => {
    const model = network();
    const before = tf.memory().numTensors;
    scorePairs(await embedPictures(model, card, pictures.slice(0, 3)), { a: [0, 1], b: [1, 2] });
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("a saved model that makes maps", () => {
  it("gives the same scores when it is loaded, and is made of layers that stock TensorFlow.js knows", async () => {
    const model = network();
    await saveSiamese(join(dir, "model"), { network: model, card });
    const loaded = await loadSiamese(join(dir, "model"));
    expect(loaded.card).toEqual(card);
    const two = [drawn(1), drawn(2)];
    const pair = { a: [0], b: [1] };
    expect(scorePairs(await embedPictures(loaded.network, loaded.card, two), pair)).toEqual(
      scorePairs(await embedPictures(model, card, two), pair),
    );
    const { layers } = JSON.parse(readFileSync(join(dir, "model", "model.json"), "utf8"))
      .modelTopology.config;
    expect(
      [...new Set(layers.map((layer: { class_name: string }) => layer.class_name))].sort(),
    ).toEqual(["Conv2D", "MaxPooling2D"]);
  });
});
