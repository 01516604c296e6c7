import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEngine } from "../../src/lib/engine/index";
import {
  buildEmbedder,
  cosine,
  distanceOfCosine,
  embed,
  loadSiamese,
  saveSiamese,
  type SiameseCard,
} from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";

const size = 16;
const decision = { threshold: 0.5, calibration: { slope: 2, intercept: -1 }, chosenOn: "nothing" };
const card: SiameseCard = {
  kind: "siamese",
  input: { size, flatten: true },
  decisions: { obverse: decision, reverse: decision },
};
const draw = random(1);
const pictures = Array.from({ length: 70 }, () =>
  Float32Array.from({ length: size * size }, () => draw.normal()),
);

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "siamese-"));
  await startEngine();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("the embedder", () => {
  const network = () => buildEmbedder({ filters: [4, 8], embedding: 6 }, size, 3);

  it("gives embeddings of length 1, the same alone as in a batch", async () => {
    const model = network();
    const all = await embed(model, pictures, size);
    expect(all).toHaveLength(70);
    for (const embedding of all) expect(cosine(embedding, embedding)).toBeCloseTo(1, 5);
    const [last] = await embed(model, [pictures[69]], size);
    last.forEach((value, i) => expect(value).toBeCloseTo(all[69][i], 5));
  });

  it("begins with the same weights for the same seed", async () => {
    const [a, b] = [
      await embed(network(), pictures.slice(0, 1), size),
      await embed(network(), pictures.slice(0, 1), size),
    ];
    expect(a).toEqual(b);
  });

  it("has a distance that fits its similarity", () => {
    const [a, b] = [Float32Array.of(0.6, 0.8), Float32Array.of(1, 0)];
    expect(distanceOfCosine(cosine(a, b))).toBeCloseTo(Math.hypot(0.4, 0.8), 6);
    expect(distanceOfCosine(1.0000001)).toBe(0);
  });
});

describe("an embedder that sees coins unrolled", () => {
  const shape = { filters: [4, 6], embedding: 5 };
  const tall = 32;
  const drawn = (turn: number) =>
    Float32Array.from({ length: tall * tall }, (_, i) => {
      const [x, y] = [((i % tall) - 15.5) / 16, (Math.floor(i / tall) - 15.5) / 16];
      const [u, v] = [
        x * Math.cos(turn) + y * Math.sin(turn),
        y * Math.cos(turn) - x * Math.sin(turn),
      ];
      return Math.sin(5 * u) * Math.cos(3 * v + u) * Math.exp(-u * u - v * v);
    });

  it("gives a coin that was turned by a quarter the same embedding, unlike one that sees it square", async () => {
    const similarity = async (polar: boolean) => {
      const [a, b] = await embed(
        buildEmbedder(shape, tall, 4, polar),
        [drawn(0), drawn(Math.PI / 2)],
        tall,
      );
      return cosine(a, b);
    };
    expect(await similarity(true)).toBeCloseTo(1, 5);
    expect(await similarity(false)).toBeLessThan(0.99);
  });

  it("saved, sees them unrolled again, and is made of plain layers", async () => {
    const network = buildEmbedder(shape, tall, 4, true);
    await saveSiamese(join(dir, "polar"), { network, card });
    const loaded = await loadSiamese(join(dir, "polar"));
    expect(await embed(loaded.network, [drawn(1)], tall)).toEqual(
      await embed(network, [drawn(1)], tall),
    );
    const saved = readFileSync(join(dir, "polar", "model.json"), "utf8");
    expect(
      new Set(
        [...saved.matchAll(/"class_name":"(\w+)"/g)]
          .map(([, name]) => name)
          .filter((name) => !/Initializer|Normal|Uniform|Zeros|Variance/.test(name)),
      ),
    ).toEqual(
      new Set(["Sequential", "ZeroPadding2D", "Conv2D", "MaxPooling2D", "Flatten", "Dense"]),
    );
  });
});

describe("a saved Siamese model", () => {
  it("gives the same embeddings and decisions when it is loaded", async () => {
    const network = buildEmbedder({ filters: [4], embedding: 5 }, size, 3);
    await saveSiamese(join(dir, "model"), { network, card });
    const loaded = await loadSiamese(join(dir, "model"));
    expect(loaded.card).toEqual(card);
    expect(await embed(loaded.network, pictures.slice(0, 3), size)).toEqual(
      await embed(network, pictures.slice(0, 3), size),
    );
  });

  it("is refused by name where it is not there or was cut off", async () => {
    await expect(loadSiamese(join(dir, "none"))).rejects.toThrow(/none holds no Siamese model/);
    const weights = join(dir, "model", "weights.bin");
    writeFileSync(weights, readFileSync(weights).subarray(0, 10));
    await expect(loadSiamese(join(dir, "model"))).rejects.toThrow(/cut off/);
  });
});
